package io.github.socketiojakarta.internal.engine;

/**
 * What exactly is wrong with a request that is refused; the names are those of the Node.js server, and those of limits,
 * which it has not, those of the options.
 */
public enum RefusalCause {
    /** The transport is missing, unknown or switched off. */
    TRANSPORT_UNKNOWN,
    /** The header Origin holds what no header may. */
    INVALID_ORIGIN,
    /** The page's origin is not allowed. */
    FORBIDDEN_ORIGIN,
    /** There is no session of that id. */
    UNKNOWN_SID,
    /** The session was opened by another user. */
    OTHER_USER,
    /** The session uses another transport, or has been upgraded. */
    TRANSPORT_MISMATCH,
    /** The session speaks another version of the protocol. */
    PROTOCOL_MISMATCH,
    /** A session can only be opened by GET. */
    BAD_HANDSHAKE_METHOD,
    /** The transport and the kind of request do not fit together. */
    TRANSPORT_HANDSHAKE_ERROR,
    /** The application refused the request. */
    FORBIDDEN,
    /** The client speaks a version of the protocol that is not let in. */
    UNSUPPORTED_PROTOCOL_VERSION,
    /** The application's id for the session cannot be used. */
    ID_GENERATION_ERROR,

    // limits from here on

    /** As many clients are connected as may be. */
    MAX_CONNECTIONS,
    /** As many clients of one address are connected as may be. */
    MAX_CONNECTIONS_PER_ADDRESS,
    /** Clients come too fast. */
    MAX_HANDSHAKES_PER_SECOND,
    /** Clients of one address come too fast. */
    MAX_HANDSHAKES_PER_SECOND_PER_ADDRESS;

    /** Returns whether there is nothing wrong with the request but that a limit is exceeded. */
    public boolean isLimit() {
        return compareTo(MAX_CONNECTIONS) >= 0;
    }
}
