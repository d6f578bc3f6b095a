package io.github.socketiojakarta;

/** Why a socket left. {@link #toString()} is the text of the Node.js server. */
public enum DisconnectReason {
    /** {@link Socket#disconnect()} or {@link Socket#closeConnection()} was called. */
    SERVER_NAMESPACE_DISCONNECT("server namespace disconnect"),
    /** The client called {@code socket.disconnect()}. */
    CLIENT_NAMESPACE_DISCONNECT("client namespace disconnect"),
    /** {@link SocketIoServer#close()} was called, or the application stops. */
    SERVER_SHUTTING_DOWN("server shutting down"),
    /**
     * The {@code HttpSession} with which the client came has ended: the user logged out, or the session timed out. The
     * client is told as with {@link Socket#closeConnection()}. The Node.js server has no such reason.
     */
    HTTP_SESSION_ENDED("http session ended"),
    /** The client did not answer a ping within {@code pingTimeout}. */
    PING_TIMEOUT("ping timeout"),
    /** The connection was closed, for example because the user left the page. */
    TRANSPORT_CLOSE("transport close"),
    /** The connection broke, or the client broke the rules of the transport. */
    TRANSPORT_ERROR("transport error"),
    /**
     * The client read too slowly: more than {@code maxSendBufferBytes} waited for it, or it took nothing of what waited
     * for the time of a heartbeat. A WebSocket is closed with the code 1008. The Node.js server has no such reason.
     */
    SLOW_CONSUMER("slow consumer"),
    /**
     * The client sent faster than its listeners worked: it was not read for {@code receiveTimeout}, or {@code
     * maxBlockedReaders} others were not at the time; or it sent more than {@code maxEventsPerSecond}. A WebSocket is closed
     * with the code 1008. The Node.js server has no such reason.
     */
    FAST_PRODUCER("fast producer"),
    /** The client sent an Engine.IO packet that cannot be decoded. */
    PARSE_ERROR("parse error"),
    /** The client sent a Socket.IO packet that cannot be decoded. */
    FORCED_CLOSE("forced close"),
    /** The client broke the rules of the protocol, or joined no namespace within {@code connectTimeout}. */
    FORCED_SERVER_CLOSE("forced server close");

    private final String text;

    DisconnectReason(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
