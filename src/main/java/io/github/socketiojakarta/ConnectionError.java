package io.github.socketiojakarta;

/**
 * A request that was refused. Immutable.
 *
 * @param request the request
 * @param code the number in the body of the answer, see the table of errors of the Node.js server
 * @param message the text in the body of the answer
 * @param context what exactly was wrong, such as {@code INVALID_ORIGIN} or {@code PROTOCOL_MISMATCH}
 */
public record ConnectionError(ConnectionRequest request, int code, String message, String context) {}
