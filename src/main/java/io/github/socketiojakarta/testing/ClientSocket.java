package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.Packet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a {@link TestClient}: its place in a namespace, over one connection after the other. Thread-safe: the test
 * sends, and any thread of the server may bring something.
 */
final class ClientSocket {

    private final Kit kit;
    private final Connector connector;
    private final Inbox inbox;
    private final String namespace;
    private final Optional<String> auth;
    private volatile SocketState state = new SocketState();

    ClientSocket(Kit kit, Connector connector, Inbox inbox, String namespace, Optional<String> auth) {
        this.kit = kit;
        this.connector = connector;
        this.inbox = inbox;
        this.namespace = namespace;
        this.auth = auth;
    }

    String namespace() {
        return namespace;
    }

    Connector connector() {
        return connector;
    }

    Inbox inbox() {
        return inbox;
    }

    /** Returns what is known of the last connection. */
    SocketState state() {
        return state;
    }

    /** Connects, and returns when the server has decided. */
    void connect() {
        SocketState attempt = new SocketState();
        SocketState before = state;
        state = attempt;
        connector.join(this, before, auth);
        await(
                attempt::isDecided,
                () -> "The server has neither let the client into " + namespace
                        + " nor refused it. Has a middleware forgotten to answer?");
        attempt.throwRefusal();
    }

    /** Waits in real time; then throws what listeners of clients have thrown meanwhile. */
    void await(BooleanSupplier condition, Supplier<String> missing) {
        kit.waiting().until(condition, missing);
        kit.callbacks().check();
    }

    /** Sends, or does something else that the server reacts to, unless it is in the middle of something. */
    void act(Runnable action) {
        if (kit.turns().isInside()) {
            kit.turns().afterwards(() -> kit.callbacks().guard(action::run));
        } else {
            kit.turns().run(action);
            kit.callbacks().check();
        }
    }

    /** Throws if the thread is in the middle of a call into the server, so that nothing can be waited for. */
    void checkOutside() {
        if (kit.turns().isInside()) {
            throw new IllegalStateException(
                    "emitWithAck() waits for the server, which waits for the listener that this is"
                            + " called in; use emitWithPendingAck()");
        }
    }

    /**
     * Returns the connection.
     *
     * @throws IllegalStateException if there is none
     */
    Link link() {
        return connector.link(this);
    }

    void leave() {
        if (state.isConnected()) {
            connector.send(kit.wire().disconnect(namespace));
            cut();
            connector.left(this);
        }
    }

    void emit(String event, List<@Nullable Object> args) {
        send(kit.wire().event(namespace, OptionalLong.empty(), event, args));
    }

    /** Sends an event, and returns the answer to come. */
    CompletableFuture<Args> ask(String event, List<@Nullable Object> args) {
        SocketState asking = state;
        long id = asking.nextAck();
        EncodedPacket packet = kit.wire().event(namespace, OptionalLong.of(id), event, args);
        CompletableFuture<Args> answer = asking.expect(id);
        send(packet);
        return answer;
    }

    private void send(EncodedPacket packet) {
        Link unused = link(); // if there is none, the test is told so here
        act(() -> connector.send(packet));
    }

    /** Called when the server has let the client in. */
    void connected(Optional<String> handshake) {
        var members = kit.wire().object(handshake);
        String id = String.valueOf(members.get("sid"));
        state.connected(id, Optional.ofNullable(members.get("pid")).map(String::valueOf));
        kit.sockets().told(this, id);
    }

    /** Called when the server's end is known. */
    void has(Socket socket) {
        SocketState own = state;
        own.has(socket);
        socket.onDisconnect(reason -> {
            own.left(reason);
            kit.waiting().changed();
        });
        kit.waiting().changed();
    }

    /** Called when the server has not let the client in. */
    void refused(Optional<String> payload) {
        var members = kit.wire().object(payload);
        state.refused(new ConnectErrorException(
                String.valueOf(members.get("message")), kit.wire().json(), members.get("data")));
    }

    /** Called when the connection, or the place in the namespace, is gone. */
    void cut() {
        state.cut();
        kit.waiting().changed();
    }

    void received(Packet.Event event) {
        Args args = kit.wire().args(event.arguments());
        if (event.ackId().isEmpty()) {
            state.sawOffset(args);
        }
        Ack ack = new ClientAck(kit, connector, namespace, event.ackId());
        inbox.add(new ReceivedEvent(event.name(), args, ack));
    }

    void answered(Packet.Ack ack) {
        state.answered(ack.id(), kit.wire().args(ack.arguments()));
    }

    @Override
    public String toString() {
        return "the client " + state.id() + " in " + namespace;
    }
}
