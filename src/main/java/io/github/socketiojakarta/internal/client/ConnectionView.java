package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.outgoing.SentStage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the application sees of a client. Immutable.
 *
 * @param client whose connection it is
 */
public record ConnectionView(Client client) implements Connection {

    @Override
    public String id() {
        return client.session().id();
    }

    @Override
    public boolean isOpen() {
        return client.end().isEmpty();
    }

    @Override
    public void close() {
        client.session().close(EngineCloseReason.FORCED_CLOSE);
    }

    @Override
    public Optional<String> endDescription() {
        return client.end().map(ConnectionEnd::description);
    }

    @Override
    public void listen(TransportListener listener) {
        client.follow(listener);
    }

    @Override
    public void off(TransportListener listener) {
        client.unfollow(listener);
    }

    @Override
    public Transport transport() {
        return Transport.valueOf(client.session().transport().name());
    }

    @Override
    public int protocol() {
        return client.session().protocol();
    }

    @Override
    public Map<String, Socket> sockets() {
        return client.sockets();
    }

    @Override
    public int pendingPackets() {
        return client.session().pendingPackets();
    }

    @Override
    public long bufferedBytes() {
        return client.session().bufferedBytes();
    }

    @Override
    public CompletionStage<Void> whenSent() {
        SentStage stage = new SentStage(client.lane());
        client.session().whenSent(stage);
        return stage.future();
    }
}
