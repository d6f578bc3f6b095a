package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.internal.ee.DefaultJson;
import io.github.socketiojakarta.internal.incoming.JsonArgs;
import io.github.socketiojakarta.parser.Arguments;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the arguments of an event, for tests that call a method of a handler, or a listener, themselves. The values go
 * through JSON, as if a client had sent them: what goes in as a record comes out as whatever type the handler asks for, and
 * what JSON cannot carry is refused here.
 *
 * <pre>{@code
 * chat.any("say", TestArgs.of("hello", Map.of("to", "all")));
 * }</pre>
 */
public final class TestArgs {

    private TestArgs() {}

    /**
     * Returns these values as the arguments of an event, read and written by JSON-B.
     *
     * @param values any number of them: null, strings, numbers, booleans, maps, lists, records, POJOs, and {@code byte[]} at
     *     any depth
     * @throws IllegalArgumentException if a value cannot be written
     * @throws IllegalStateException if there is no JSON-B on the class path; the message says what to add
     */
    public static Args of(@Nullable Object... values) {
        return of(DefaultJson.find(), values);
    }

    /**
     * Does the same by another codec, that of the option {@code jsonCodec}.
     *
     * @throws IllegalArgumentException if a value cannot be written
     */
    public static Args of(JsonCodec codec, @Nullable Object... values) {
        List<ByteBuffer> attachments = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Object value : Wire.values(values)) {
            String array =
                    codec.encode(Collections.singletonList(value), attachments).strip();
            texts.add(array.substring(1, array.length() - 1).strip());
        }
        return new JsonArgs(new Arguments(texts, attachments, 0), codec);
    }

    /** Returns the arguments as the JSON that a client would have sent, for messages. */
    static String text(Args args) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            texts.add(args.json(i));
        }
        return "[" + String.join(",", texts) + "]";
    }
}
