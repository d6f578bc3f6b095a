package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.ListenerWork;
import io.github.socketiojakarta.internal.engine.SessionReceiver;
import io.github.socketiojakarta.internal.engine.WebSession;
import io.github.socketiojakarta.internal.incoming.ConnectionTimers;
import io.github.socketiojakarta.internal.incoming.IncomingMessages;
import io.github.socketiojakarta.internal.lane.SerialLane;
import io.github.socketiojakarta.internal.listen.ConnectionFollowers;
import io.github.socketiojakarta.internal.namespace.NamespaceDirectory;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One client: takes what the engine brings, and holds together what belongs to the connection. Thread-safe.
 */
public final class ClientConnection implements SessionReceiver, Client {

    private final Consumer<ClientConnection> whenGone;
    private final ServerContext context;
    private final EngineSession session;
    private final PacketRouter router;
    private final SerialLane lane;
    private final ConnectionTimers timers;

    private final ConnectionFollowers followers = new ConnectionFollowers();
    private final ClientSockets sockets;
    private final CompletableFuture<ConnectionEnd> ended = new CompletableFuture<>();
    private final GracefulClose gracefulClose;
    private final IncomingMessages messages;

    /**
     * Creates the connection of a client that has joined no namespace.
     *
     * @param whenGone told when its sockets are gone
     */
    public ClientConnection(
            ServerContext context,
            NamespaceDirectory namespaces,
            EngineSession session,
            Consumer<ClientConnection> whenGone) {
        this.whenGone = whenGone;
        this.context = context;
        this.session = session;
        this.sockets = new ClientSockets(context.options().maxNamespaces());
        this.router = new PacketRouter(this, sockets, new ConnectRequests(this, sockets, namespaces));
        this.lane = new SerialLane(
                context.application().get(),
                context.threads(),
                context.options().maxReceiveBufferBytes(),
                context.calls().in(caller().context()));
        this.gracefulClose = new GracefulClose(lane, session, sockets::hurry);
        this.timers = new ConnectionTimers(context, session);
        this.messages = new IncomingMessages(context, session, timers);
        timers.startConnecting();
    }

    @Override
    public ServerContext context() {
        return context;
    }

    @Override
    public SerialLane lane() {
        return lane;
    }

    @Override
    public EngineSession session() {
        return session;
    }

    @Override
    public Connection view() {
        return new ConnectionView(this);
    }

    @Override
    public void follow(TransportListener listener) {
        followers.add(listener, context.calls().in(caller().context()), lane);
    }

    @Override
    public void unfollow(TransportListener listener) {
        followers.remove(listener);
    }

    @Override
    public void upgraded() {
        followers.tell(present -> present.upgraded(view().transport(), lane));
    }

    @Override
    public void drained() {
        followers.tell(present -> present.drained(lane));
    }

    @Override
    public Map<String, Socket> sockets() {
        return Map.copyOf(sockets.now());
    }

    @Override
    public void opened() {
        caller().webSession().ifPresent(this::endWith);
        router.opened();
    }

    private void endWith(WebSession webSession) {
        Runnable forget = webSession.onEnd(
                () -> disconnectAll(DisconnectReason.HTTP_SESSION_ENDED, EngineCloseReason.HTTP_SESSION_ENDED));
        var unused = ended.thenRun(forget); // at once, if the connection has ended meanwhile
    }

    @Override
    public void text(String message) {
        messages.receive(decoder -> decoder.text(message)).ifPresent(router::route);
    }

    @Override
    public void binary(ByteBuffer message) {
        messages.receive(decoder -> decoder.binary(message)).ifPresent(router::route);
    }

    @Override
    public Optional<ConnectionEnd> end() {
        return Optional.ofNullable(ended.getNow(null));
    }

    @Override
    public void joined() {
        timers.stopConnecting();
    }

    @Override
    public void disconnected(Socket socket) {
        sockets.disconnected(socket);
    }

    @Override
    public void forget(Socket socket) {
        sockets.forget(socket);
    }

    /** Closes the connection as the server closes, once its listeners are through and have answered. */
    public void closeGracefully() {
        gracefulClose.begin();
    }

    @Override
    public GracefulClose gracefulClose() {
        return gracefulClose;
    }

    @Override
    public void disconnectAll() {
        disconnectAll(DisconnectReason.SERVER_NAMESPACE_DISCONNECT, EngineCloseReason.FORCED_SERVER_CLOSE);
    }

    /** Disconnects all sockets, telling the client, and closes the connection. */
    private void disconnectAll(DisconnectReason told, EngineCloseReason reason) {
        for (LocalSocket socket : sockets.now().values()) {
            socket.disconnect(told);
        }
        session.close(reason);
    }

    @Override
    public ListenerWork work() {
        return lane.work();
    }

    @Override
    public boolean isFull() {
        return lane.received().isFull();
    }

    @Override
    public void whenRoom(Runnable code) {
        lane.received().whenRoom(code);
    }

    @Override
    public void closed(EngineCloseReason reason, String detail) {
        ConnectionEnd end = new ConnectionEnd(DisconnectReason.valueOf(reason.name()), detail);
        ended.complete(end);
        lane.received().end();
        timers.stop();
        sockets.now().values().forEach(socket -> socket.sender().acks().close());
        if (end.isBehindWhatArrived()) {
            lane.submit(() -> endSockets(end.reason()));
        } else {
            endSockets(end.reason());
        }
    }

    private void endSockets(DisconnectReason reason) {
        sockets.now().values().forEach(socket -> socket.end(reason));
        followers.end(reason, lane);
        lane.submitOfLibrary(() -> whenGone.accept(this));
    }
}
