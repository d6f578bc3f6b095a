package io.github.socketiojakarta.bench.server;

import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoWebSocket;
import io.socket.engineio.server.utils.ParseQS;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** One WebSocket of the other Java server; it sends with the basic remote, as its documentation does. */
public final class TrinopotyEndpoint extends Endpoint {

    private final EngineIoServer engine;
    private Adapted adapted; // set before the first message

    TrinopotyEndpoint(EngineIoServer engine) {
        this.engine = engine;
    }

    static final class Configurator extends ServerEndpointConfig.Configurator {

        private final EngineIoServer engine;

        Configurator(EngineIoServer engine) {
            this.engine = engine;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new TrinopotyEndpoint(engine));
        }
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        adapted = new Adapted(session);
        session.addMessageHandler(new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String message) {
                adapted.emit("message", message);
            }
        });
        session.addMessageHandler(new MessageHandler.Whole<byte[]>() {
            @Override
            public void onMessage(byte[] message) {
                adapted.emit("message", (Object) message);
            }
        });
        engine.handleWebSocket(adapted);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        adapted.emit("close");
    }

    @Override
    public void onError(Session session, Throwable failure) {
        adapted.emit("error", "unknown error", failure.getMessage());
    }

    private static final class Adapted extends EngineIoWebSocket {

        private final Session session;
        private final Map<String, String> query;

        Adapted(Session session) {
            this.session = session;
            this.query = ParseQS.decode(session.getQueryString());
        }

        @Override
        public Map<String, String> getQuery() {
            return query;
        }

        @Override
        public Map<String, List<String>> getConnectionHeaders() {
            return Map.of();
        }

        @Override
        public void write(String message) throws IOException {
            session.getBasicRemote().sendText(message);
        }

        @Override
        public void write(byte[] message) throws IOException {
            session.getBasicRemote().sendBinary(ByteBuffer.wrap(message));
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (IOException e) {
                adaptedCloseFailed(e);
            }
        }

        private void adaptedCloseFailed(IOException failure) {
            System.getLogger(TrinopotyEndpoint.class.getName()).log(System.Logger.Level.DEBUG, "close", failure);
        }
    }
}
