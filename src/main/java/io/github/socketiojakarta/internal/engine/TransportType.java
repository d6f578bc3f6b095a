package io.github.socketiojakarta.internal.engine;

/**
 * The transports, by their names on the wire, and what each can do. Whoever treats transports differently asks for what
 * they can do, and not which one it is.
 */
public enum TransportType {
    /** HTTP long-polling: requests and their answers. */
    POLLING("polling", Carrier.REQUESTS),
    /** WebSocket: one connection, which begins with a request for it. */
    WEBSOCKET("websocket", Carrier.CONNECTION);

    /** What a transport is made of. */
    private enum Carrier {
        REQUESTS,
        CONNECTION
    }

    private final String wireName;
    private final Carrier carrier;

    TransportType(String wireName, Carrier carrier) {
        this.wireName = wireName;
        this.carrier = carrier;
    }

    /** Returns the value of the query parameter {@code transport}. */
    public String wireName() {
        return wireName;
    }

    /** Returns whether a session on this transport may be upgraded to another one. */
    public boolean upgradesTo(TransportType other) {
        return carrier == Carrier.REQUESTS && other.carrier == Carrier.CONNECTION;
    }

    /** Returns whether a client begins to use it with a request for an upgrade of HTTP, and with no other request. */
    public boolean beginsWithUpgrade() {
        return carrier == Carrier.CONNECTION;
    }

    /**
     * Returns whether the server can end it at any moment. If not, the end waits for the client's next request; in Node.js
     * the reasons for disconnects depend on it.
     */
    public boolean closesAtOnce() {
        return carrier == Carrier.CONNECTION;
    }
}
