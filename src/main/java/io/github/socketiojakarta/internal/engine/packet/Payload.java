package io.github.socketiojakarta.internal.engine.packet;

/** The body of a long-polling request or of its answer. */
public sealed interface Payload {

    /**
     * A body that is text.
     *
     * @param text the text
     */
    record Text(String text) implements Payload {}

    /**
     * A body that is bytes; only the old protocol has such.
     *
     * @param bytes the bytes, which nobody changes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Binary(byte[] bytes) implements Payload {}
}
