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
    UNSUPPORTED_PROTOCOL_VERSION(400, 5, "Unsupported protocol version"),

    // The reference has no limits of its own, but applications of it that have some answer by code 4.

    /** As many clients are connected as may be. */
    TOO_MANY_CONNECTIONS(503, 4, "Too many connections"),
    /** As many clients of that address are connected as may be. */
    TOO_MANY_CONNECTIONS_FROM_ADDRESS(429, 4, "Too many connections from this address"),
    /** Clients come too fast. */
    TOO_MANY_HANDSHAKES(503, 4, "Too many handshakes"),
    /** Clients of that address come too fast. */
    TOO_MANY_HANDSHAKES_FROM_ADDRESS(429, 4, "Too many handshakes from this address");

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
