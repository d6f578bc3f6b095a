package io.github.socketiojakarta.cluster;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A value as JSON text, with the binary values in it beside it. Immutable.
 *
 * <p>A medium that writes JSON takes the text as it is, one that writes another format turns it into that; so nobody encodes
 * the application's objects twice. What a medium has received may be anything: the library checks it.
 *
 * @param json the text. A binary value in it is the object <code>{"_placeholder":true,"num":N}</code>, where {@code N} is its
 *     place among the attachments
 * @param attachments the binary values; nobody may change them, or their positions
 */
public record EncodedJson(String json, List<ByteBuffer> attachments) {

    /** Keeps an immutable copy. */
    public EncodedJson {
        attachments = List.copyOf(attachments);
    }

    /** Returns a value without binary values in it. */
    public static EncodedJson of(String json) {
        return new EncodedJson(json, List.of());
    }

    /** Returns whether there are binary values in it. */
    public boolean isBinary() {
        return !attachments.isEmpty();
    }

    /** Leaves the value out, which may be secret. */
    @Override
    public String toString() {
        return "EncodedJson[json=" + json.length() + " characters, attachments=" + attachments.size() + "]";
    }
}
