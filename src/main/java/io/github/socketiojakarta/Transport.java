package io.github.socketiojakarta;

/** The ways in which packets travel: HTTP long-polling or WebSocket. */
public enum Transport {
    /** HTTP long-polling. */
    POLLING("polling"),
    /** WebSocket. */
    WEBSOCKET("websocket");

    private final String wireName;

    Transport(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name as it appears in the query string and in the Node.js API, such as {@code websocket}. */
    public String wireName() {
        return wireName;
    }
}
