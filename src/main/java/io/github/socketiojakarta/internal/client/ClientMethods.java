package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.namespace.NamespaceSocket;
import io.github.socketiojakarta.internal.recovery.RecoveryTicket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The methods of a socket that are about its client: caller, connection, recovery. */
interface ClientMethods extends NamespaceSocket {

    SocketIdentity identity();

    Client client();

    @Override
    default Optional<RecoveryTicket> ticket() {
        return identity().ticket();
    }

    @Override
    default boolean isRecovered() {
        return ticket().filter(RecoveryTicket::isOfRecovered).isPresent();
    }

    @Override
    default Caller caller() {
        return client().caller();
    }

    @Override
    default Connection connection() {
        return client().view();
    }

    @Override
    default CompletableFuture<@Nullable Void> supersede() {
        client().supersede();
        return ticket().map(RecoveryTicket::gone).orElse(CompletableFuture.completedFuture(null));
    }
}
