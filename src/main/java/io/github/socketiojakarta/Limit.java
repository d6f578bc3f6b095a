package io.github.socketiojakarta;

/** What a client can exceed, see {@link SocketIoServer#limits()}. Each has the name of its option. */
public enum Limit {
    /** See {@link SocketIoOptions#maxConnections()}. The handshake is refused with status 503. */
    MAX_CONNECTIONS("maxConnections"),
    /** See {@link SocketIoOptions#maxConnectionsPerAddress()}. The handshake is refused with status 429. */
    MAX_CONNECTIONS_PER_ADDRESS("maxConnectionsPerAddress"),
    /** See {@link SocketIoOptions#maxHandshakesPerSecond()}. The handshake is refused with status 503. */
    MAX_HANDSHAKES_PER_SECOND("maxHandshakesPerSecond"),
    /** See {@link SocketIoOptions#maxHandshakesPerSecondPerAddress()}. The handshake is refused with status 429. */
    MAX_HANDSHAKES_PER_SECOND_PER_ADDRESS("maxHandshakesPerSecondPerAddress"),
    /** See {@link SocketIoOptions#maxEventsPerSecond()}. The client is disconnected. */
    MAX_EVENTS_PER_SECOND("maxEventsPerSecond"),
    /** See {@link SocketIoOptions#maxNamespaces()}. The client may not join, and is told by {@code connect_error}. */
    MAX_NAMESPACES("maxNamespaces"),
    /** See {@link SocketIoOptions#maxChildNamespaces()}. The client may not join, and is told by {@code connect_error}. */
    MAX_CHILD_NAMESPACES("maxChildNamespaces"),
    /** See {@link SocketIoOptions#maxRooms()}. The application gets a {@link RoomLimitException}. */
    MAX_ROOMS("maxRooms"),
    /** See {@link SocketIoOptions#maxPendingAcks()}. The application gets an {@link AckLimitException}. */
    MAX_PENDING_ACKS("maxPendingAcks"),
    /** See {@link SocketIoOptions#maxAttachments()}. The client is disconnected. */
    MAX_ATTACHMENTS("maxAttachments"),
    /** See {@link SocketIoOptions#maxPacketBytes()}. The client is disconnected. */
    MAX_PACKET_BYTES("maxPacketBytes"),
    /** See {@link SocketIoOptions#httpRequestBodyTimeout()}. The client is disconnected. */
    HTTP_REQUEST_BODY_TIMEOUT("httpRequestBodyTimeout"),
    /** See {@link SocketIoOptions#attachmentTimeout()}. The client is disconnected. */
    ATTACHMENT_TIMEOUT("attachmentTimeout"),
    /** See {@link SocketIoOptions#maxJsonDepth()}. The client is disconnected. */
    MAX_JSON_DEPTH("maxJsonDepth"),
    /** See {@link SocketIoOptions#maxHttpBufferSize()}. A POST gets status 413, a WebSocket is closed with code 1009. */
    MAX_HTTP_BUFFER_SIZE("maxHttpBufferSize"),
    /** See {@link SocketIoOptions#maxSendBufferBytes()}. The client is disconnected. */
    MAX_SEND_BUFFER_BYTES("maxSendBufferBytes"),
    /** See {@link SocketIoOptions#maxReceiveBufferBytes()}. The client is not read for a while, then disconnected. */
    MAX_RECEIVE_BUFFER_BYTES("maxReceiveBufferBytes"),
    /** See {@link SocketIoOptions#connectTimeout()}. The client is disconnected. */
    CONNECT_TIMEOUT("connectTimeout");

    private final String option;

    Limit(String option) {
        this.option = option;
    }

    /** Returns the name of the option that sets the limit. */
    public String option() {
        return option;
    }
}
