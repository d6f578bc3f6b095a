package io.github.socketiojakarta.bench.load;

/** What a server expects beside the frames of the scenario. */
public enum Dialect {
    /** The handshakes and heartbeats of Engine.IO 4 and Socket.IO 5. */
    SOCKET_IO("/socket.io/?EIO=4&transport=websocket"),
    /** Nothing: every frame comes back as it was sent. */
    BARE("/bare");

    private final String webSocketPath;

    Dialect(String webSocketPath) {
        this.webSocketPath = webSocketPath;
    }

    String webSocketPath() {
        return webSocketPath;
    }
}
