package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineTransport;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the application sees of a connection. Immutable.
 *
 * @param connection the connection
 * @param session its session
 */
record ConnectionView(ClientConnection connection, EngineSession session) implements Connection {

    @Override
    public String id() {
        return session.id();
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() {
        session.close(EngineCloseReason.FORCED_CLOSE);
    }

    @Override
    public Optional<String> endDescription() {
        return connection.end().map(ConnectionEnd::description);
    }

    @Override
    public void listen(TransportListener listener) {
        connection.follow(listener);
    }

    @Override
    public Transport transport() {
        return session.transport() == EngineTransport.POLLING ? Transport.POLLING : Transport.WEBSOCKET;
    }

    @Override
    public int protocol() {
        return session.protocol();
    }

    @Override
    public Map<String, Socket> sockets() {
        return connection.sockets();
    }

    @Override
    public int pendingPackets() {
        return session.pendingPackets();
    }

    @Override
    public long bufferedBytes() {
        return session.bufferedBytes();
    }

    @Override
    public CompletionStage<Void> whenSent() {
        SentStage stage = new SentStage(connection.lane());
        session.whenSent(stage);
        return stage.future();
    }
}
