package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.handshake.ClientHandshake;
import io.github.socketiojakarta.internal.handshake.RequestView;
import io.github.socketiojakarta.internal.namespace.LocalNamespace;
import io.github.socketiojakarta.internal.namespace.NamespaceDirectory;
import io.github.socketiojakarta.internal.namespace.Resolution;
import io.github.socketiojakarta.internal.recovery.Recovery;
import io.github.socketiojakarta.internal.recovery.RecoveryClaim;
import io.github.socketiojakarta.internal.recovery.RecoveryTicket;
import io.github.socketiojakarta.internal.recovery.Restored;
import io.github.socketiojakarta.parser.Packet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The packets of one client that ask for a namespace, until there is a socket.
 *
 * <pre>
 *   asked --namespace found--&gt; session looked for --&gt; socket made --middlewares--&gt; connected, or refused
 * </pre>
 *
 * <p>Every step runs on the lane of the connection; some wait for a decision in between, and then the client may have
 * gone or changed its mind. Thread-safe.
 */
final class ConnectRequests {

    private static final System.Logger LOG = System.getLogger(ConnectRequests.class.getName());

    private final Client client;
    private final ClientSockets sockets;
    private final NamespaceDirectory namespaces;
    private final ServerContext context;
    private final EngineSession session;
    private final SocketProtocol protocol;

    /** Namespaces the client has asked for, of which it has no socket yet. */
    private final NamespaceMap<Boolean> wanted = new NamespaceMap<>();

    ConnectRequests(Client client, ClientSockets sockets, NamespaceDirectory namespaces) {
        this.client = client;
        this.sockets = sockets;
        this.namespaces = namespaces;
        this.context = client.context();
        this.session = client.session();
        this.protocol = SocketProtocol.of(session);
    }

    SocketProtocol protocol() {
        return protocol;
    }

    /** Takes a packet that asks for a namespace; returns whether the client may ask. */
    boolean request(Packet.Connect packet) {
        String name = protocol.namespace(packet);
        if (sockets.contains(name) || wanted.contains(name)) {
            return false;
        }
        if (sockets.size() + wanted.size() >= context.options().maxNamespaces()) {
            context.limits().exceeded(Limit.MAX_NAMESPACES);
            refuse(name, "Too many namespaces");
            return true;
        }
        wanted.put(name, true);
        guarded(name, () -> {
            Handshake handshake = new ClientHandshake(
                    new RequestView(session.request()),
                    protocol.auth(packet, context.packets()),
                    context.packets().json());
            resolve(name, handshake);
        });
        return true;
    }

    /** Whatever a step throws, the client gets an answer, and nothing is kept of it. */
    private void guarded(String name, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) { // the edge to what the application has plugged in
            LOG.log(
                    System.Logger.Level.WARNING,
                    LogText.ofSecret(session.id()) + ": cannot join " + LogText.of(name),
                    e);
            if (wanted.remove(name, true)) {
                refuse(name, Resolution.INTERNAL_ERROR);
            }
        }
    }

    /** Notes that the client wants a namespace no more; returns whether it was about to join. */
    boolean withdraw(String name) {
        return wanted.remove(name, true);
    }

    private boolean isGone(String name) {
        return client.end().isPresent() || !wanted.contains(name);
    }

    private void resolve(String name, Handshake handshake) {
        namespaces.resolve(
                name,
                handshake,
                client.lane(),
                resolution -> guarded(name, () -> resolved(name, handshake, resolution)));
    }

    private void resolved(String name, Handshake handshake, Resolution resolution) {
        Optional<LocalNamespace> namespace = resolution.namespace();
        if (isGone(name)) {
            namespace.ifPresent(found -> found.lifetime().endIfEmpty());
        } else if (namespace.isPresent()) {
            recover(namespace.get(), handshake);
        } else {
            wanted.remove(name, true);
            refuse(name, resolution.refusal());
        }
    }

    private void refuse(String name, String message) {
        session.send(context.packets().connectError(name, new ConnectionRefusedException(message)));
    }

    /** Looks for the session of a client that says it has been here. */
    private void recover(LocalNamespace namespace, Handshake handshake) {
        if (namespace.recovery().isEmpty()) {
            join(namespace, handshake, new SocketIdentity(newId(namespace), Optional.empty()), Optional.empty());
            return;
        }
        Recovery recovery = namespace.recovery().get();
        Optional<RecoveryClaim> claim = claim(handshake);
        if (claim.isEmpty()) {
            join(namespace, handshake, newcomer(namespace), Optional.empty());
            return;
        }
        CompletableFuture<Optional<Restored>> taken =
                namespace.cluster().take(recovery, claim.get()).toCompletableFuture();
        if (taken.isDone()) {
            taken(namespace, handshake, taken.isCompletedExceptionally() ? Optional.empty() : taken.join());
            return;
        }
        var unused = taken.whenComplete((restored, failure) -> client.lane()
                .submit(() -> guarded(
                        namespace.name(),
                        () -> taken(namespace, handshake, failure == null ? restored : Optional.empty()))));
    }

    /** Returns what the client says about a session of before; nothing if it says nothing of the kind. */
    private Optional<RecoveryClaim> claim(Handshake handshake) {
        Map<String, @Nullable Object> auth;
        try {
            auth = handshake.auth();
        } catch (PayloadException unreadable) { // whoever needs it is told so
            LOG.log(System.Logger.Level.DEBUG, "{0}: the auth payload cannot be read", LogText.ofSecret(session.id()));
            return Optional.empty();
        }
        Object offset = auth.get("offset");
        return auth.get("pid") instanceof String privateId && (offset == null || offset instanceof String)
                ? Optional.of(new RecoveryClaim(privateId, Optional.ofNullable((String) offset), client.caller()))
                : Optional.empty();
    }

    private void taken(LocalNamespace namespace, Handshake handshake, Optional<Restored> restored) {
        if (isGone(namespace.name())) {
            restored.ifPresent(namespace.exit()::putBack);
            namespace.lifetime().endIfEmpty();
            return;
        }
        join(
                namespace,
                handshake,
                restored.map(back ->
                                new SocketIdentity(back.session().socketId(), Optional.of(RecoveryTicket.of(back))))
                        .orElseGet(() -> newcomer(namespace)),
                restored);
    }

    private void again(LocalNamespace gone, Handshake handshake) {
        CompletableFuture<?> settled = gone.cluster().settled();
        if (settled.isDone()) {
            resolve(gone.name(), handshake);
            return;
        }
        var unused = settled.whenComplete((done, failure) ->
                client.lane().submit(() -> guarded(gone.name(), () -> resolve(gone.name(), handshake))));
    }

    private SocketIdentity newcomer(LocalNamespace namespace) {
        return new SocketIdentity(newId(namespace), Optional.of(protocol.newTicket()));
    }

    private String newId(LocalNamespace namespace) {
        return protocol.socketId(namespace.name(), session);
    }

    private void join(
            LocalNamespace namespace, Handshake handshake, SocketIdentity identity, Optional<Restored> restored) {
        LocalSocket socket = new LocalSocket(identity, namespace, client, handshake);
        if (!namespace.lifetime().enter(socket)) { // it has just become empty and goes
            restored.ifPresent(namespace.exit()::putBack); // to where the next one of that name can find it
            namespaces.forget(namespace); // or it would be found again until whoever left last gets to it
            again(namespace, handshake);
            return;
        }
        sockets.add(socket);
        wanted.remove(namespace.name(), true);
        SocketEntry entry = new SocketEntry(client, protocol, socket, refusal -> {
            client.forget(socket);
            if (socket.refused()) {
                session.send(protocol.refused(context.packets(), namespace.name(), refusal));
            }
        });
        entry.begin();
        client.end().ifPresent(end -> socket.end(end.reason())); // it has not seen this socket if it ended just now
    }
}
