package io.github.socketiojakarta.internal.ee.handler.parameter;

/** A method cannot be called, because the client has nothing that one of its parameters needs. */
public final class MissingValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingValueException(String message) {
        super(message, null, false, false); // the stack says nothing, and clients could make many
    }
}
