package io.github.socketiojakarta.internal.engine;

/** The errors with which a request is refused; code and message are part of the protocol. */
public enum EngineError {
    /** The transport is missing, unknown or switched off. */
    TRANSPORT_UNKNOWN(400, 0, "Transport unknown"),
    /** There is no session of that id. */
    SESSION_ID_UNKNOWN(400, 1, "Session ID unknown"),
    /** A session can only be opened by GET. */
    BAD_HANDSHAKE_METHOD(400, 2, "Bad handshake method"),
    /** The request does not fit the session. */
    BAD_REQUEST(400, 3, "Bad request"),
    /** The application refused the request. */
    FORBIDDEN(403, 4, "Forbidden"),
    /** The client speaks another version of the protocol. */
    UNSUPPORTED_PROTOCOL_VERSION(400, 5, "Unsupported protocol version");

    private final int status;
    private final int code;
    private final String message;

    EngineError(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the number in the JSON body. */
    public int code() {
        return code;
    }

    /** Returns the text in the JSON body. */
    public String message() {
        return message;
    }
}
