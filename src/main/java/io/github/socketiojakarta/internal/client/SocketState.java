package io.github.socketiojakarta.internal.client;

/**
 * The life of a socket.
 *
 * <pre>
 *   CONNECTING --middlewares pass--&gt; CONNECTED --leave--&gt; DISCONNECTING --listeners called, rooms left--&gt; DISCONNECTED
 *       |------------refused, client gone-------------------------------------------------------------------^
 * </pre>
 */
enum SocketState {
    CONNECTING,
    CONNECTED,
    DISCONNECTING,
    DISCONNECTED;

    boolean isEnding() {
        return this == DISCONNECTING || this == DISCONNECTED;
    }
}
