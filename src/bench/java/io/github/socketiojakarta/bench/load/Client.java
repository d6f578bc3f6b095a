package io.github.socketiojakarta.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One client on a WebSocket: the handshakes and the heartbeat of its dialect; the rest goes to its user. */
final class Client implements WebSocket.User {

    /** What happens to clients. The bytes are good during the call only. */
    interface Listener {
        void ready(Client client);

        void message(Client client, Slice message, boolean isBinary);

        void closed(Client client, String why);
    }

    private static final byte[] CONNECT = bytes("40");
    private static final byte[] PONG = bytes("3");

    private final int index;
    private final Dialect dialect;
    private final Listener listener;
    private final WebSocket webSocket;
    private boolean isReady;

    Client(EventLoop loop, Target target, int index, Listener listener) {
        this.index = index;
        this.dialect = target.dialect();
        this.listener = listener;
        try {
            webSocket = new WebSocket(loop, target.port(), dialect.webSocketPath(), this);
        } catch (IOException e) {
            throw new IllegalStateException("connection " + index, e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int index() {
        return index;
    }

    @Override
    public void opened() {
        if (dialect == Dialect.BARE) {
            becomeReady();
        }
    }

    private void becomeReady() {
        isReady = true;
        listener.ready(this);
    }

    @Override
    public void message(Slice message, boolean isBinary) {
        if (dialect == Dialect.BARE || isBinary || message.length() == 0 || message.at(0) == '4' && isReady) {
            listener.message(this, message, isBinary);
            return;
        }
        switch (message.at(0)) {
            case '0' -> webSocket.sendText(CONNECT);
            case '2' -> webSocket.sendText(PONG);
            case '4' -> admitted(message);
            case '6' -> {}
            default -> listener.message(this, message, false);
        }
    }

    private void admitted(Slice message) {
        if (message.startsWith(CONNECT)) {
            becomeReady();
        } else {
            listener.message(this, message, false);
        }
    }

    @Override
    public void closed(String why) {
        listener.closed(this, why);
    }

    void sendText(byte[] text) {
        webSocket.sendText(text);
    }

    void sendBinary(byte[] data) {
        webSocket.sendBinary(data);
    }

    void close() {
        webSocket.sendClose();
    }
}
