package io.github.socketiojakarta;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into JSON text and back: an SPI, with JSON-B as the default.
 *
 * <p>A binary value at any depth is written as the JSON object <code>{"_placeholder":true,"num":N}</code>, where
 * {@code N} is its place in the list of attachments, and read back from there. Implementations are thread-safe.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
public interface JsonCodec {

    /**
     * Writes values as the elements of one JSON array.
     *
     * @param values the elements; {@code byte[]} and {@code ByteBuffer} in them, at any depth, go to the attachments
     * @param attachments receives the binary values in the order of their placeholders; a copy where the value could
     *     change later
     * @return the array, from {@code [} to {@code ]}
     * @throws IllegalArgumentException if a value cannot be written
     */
    String encode(List<? extends @Nullable Object> values, List<ByteBuffer> attachments);

    /**
     * Reads one JSON value, which has been checked to be well-formed.
     *
     * @param json the value
     * @param type what to make of it; {@code Object} makes what {@link Args#toList()} says
     * @param attachments the binary values the placeholders stand for; each placeholder's number is within the list
     * @return null only for the JSON text {@code null}
     * @throws PayloadException if the value has another shape: the client's mistake
     * @throws IllegalStateException if no value could be read as this type: the developer's mistake
     */
    @Nullable
    Object decode(String json, Type type, List<ByteBuffer> attachments);
}
