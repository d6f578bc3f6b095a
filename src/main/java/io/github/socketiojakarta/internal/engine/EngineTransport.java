package io.github.socketiojakarta.internal.engine;

/** The kinds of transport, by their names on the wire. */
public enum EngineTransport {
    /** HTTP long-polling. */
    POLLING("polling"),
    /** WebSocket. */
    WEBSOCKET("websocket");

    private final String wireName;

    EngineTransport(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the value of the query parameter {@code transport}. */
    public String wireName() {
        return wireName;
    }
}
