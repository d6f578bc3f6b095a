package io.github.socketiojakarta.internal.ee.handler;

/** A method cannot be called, because the client has nothing that one of its parameters needs. */
final class MissingValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingValueException(String message) {
        super(message, null, false, false); // the stack says nothing, and clients could make many
    }
}
