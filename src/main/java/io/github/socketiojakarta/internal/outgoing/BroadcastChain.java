package io.github.socketiojakarta.internal.outgoing;

import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.DisconnectScope;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast that is being put together. Immutable.
 *
 * @param adapter the adapter of the namespace
 * @param options the receivers chosen so far
 */
public record BroadcastChain(Adapter adapter, BroadcastOptions options) implements BroadcastOperator {

    @Override
    public BroadcastOperator to(String... rooms) {
        return new BroadcastChain(adapter, options.to(rooms));
    }

    @Override
    public BroadcastOperator except(String... rooms) {
        return new BroadcastChain(adapter, options.except(rooms));
    }

    @Override
    public BroadcastOperator asVolatile() {
        return with(options.flags().with(EmitFlags.Delivery.VOLATILE));
    }

    @Override
    public BroadcastOperator compress(boolean compress) {
        return with(options.flags().withCompress(compress));
    }

    @Override
    public BroadcastOperator local() {
        return with(options.flags().with(EmitFlags.Scope.LOCAL));
    }

    @Override
    public BroadcastOperator timeout(Duration timeout) {
        return with(options.flags().withTimeout(timeout));
    }

    private BroadcastChain with(EmitFlags flags) {
        return new BroadcastChain(adapter, options.with(flags));
    }

    @Override
    public void emit(String event, @Nullable Object... args) {
        adapter.broadcast(BroadcastEvent.of(event, args), options);
    }

    @Override
    public CompletionStage<BroadcastAcks> emitWithAck(String event, @Nullable Object... args) {
        return adapter.broadcastWithAck(BroadcastEvent.of(event, args), options);
    }

    @Override
    public CompletionStage<List<RemoteSocket>> fetchSockets() {
        return adapter.fetchSockets(options);
    }

    @Override
    public void socketsJoin(String... rooms) {
        adapter.addSockets(options, List.of(rooms));
    }

    @Override
    public void socketsLeave(String... rooms) {
        adapter.delSockets(options, List.of(rooms));
    }

    @Override
    public void disconnectSockets() {
        adapter.disconnectSockets(options, DisconnectScope.NAMESPACE);
    }

    @Override
    public void closeConnections() {
        adapter.disconnectSockets(options, DisconnectScope.CONNECTION);
    }
}
