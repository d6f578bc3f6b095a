package io.github.socketiojakarta.attack;

import io.github.socketiojakarta.attack.Attack.Target;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import java.nio.charset.StandardCharsets;

/** A connection of an attacker, who does not care for answers. For one thread. */
final class AttackerSocket implements AutoCloseable {

    private static final String WEB_SOCKET = "/socket.io/?EIO=4&transport=websocket";

    private final Target target;
    private final RawHttp http;
    private boolean open = true;

    private AttackerSocket(Target target) {
        this.target = target;
        this.http = RawHttp.connect(target.server);
        target.connections.increment();
    }

    /** Connects, and says nothing yet. */
    static AttackerSocket connect(Target target) {
        return new AttackerSocket(target);
    }

    /** Opens a WebSocket that has joined the main namespace, and reads nothing from it. */
    static AttackerSocket deaf(Target target) {
        AttackerSocket socket = new AttackerSocket(target);
        RawWebSocket.ask(socket.http, WEB_SOCKET);
        socket.text("40");
        return socket;
    }

    /** Opens a WebSocket that has joined the main namespace, and throws away what comes. */
    static AttackerSocket webSocket(Target target) {
        AttackerSocket socket = deaf(target);
        socket.http.discardReplies();
        return socket;
    }

    /** Begins the POST of a polling session whose body will never be complete. */
    static AttackerSocket post(Target target) {
        PollingSession session = PollingSession.open(target.server);
        AttackerSocket socket = new AttackerSocket(target);
        socket.text(session, "Content-Length: 1000000\r\n\r\n");
        session.close();
        return socket;
    }

    private void text(PollingSession session, String end) {
        raw("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\n" + end);
    }

    /** Sends a text message; returns whether the connection is still there. */
    boolean text(String message) {
        return frame(0x80 | RawWebSocket.TEXT, message);
    }

    /** Sends a frame; returns whether the connection is still there. */
    boolean frame(int firstByte, String payload) {
        return raw(RawWebSocket.bytes(firstByte, payload.getBytes(StandardCharsets.UTF_8), true));
    }

    boolean raw(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes; returns whether the connection is still there. */
    boolean raw(byte[] bytes) {
        open = open && http.offer(bytes);
        if (open) {
            target.bytes.add(bytes.length);
        }
        return open;
    }

    boolean isOpen() {
        return open;
    }

    /** Goes without a word. */
    @Override
    public void close() {
        http.reset();
    }
}
