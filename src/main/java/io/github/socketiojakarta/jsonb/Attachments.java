package io.github.socketiojakarta.jsonb;

import io.github.socketiojakarta.internal.socket.model.Binary;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells the JSON-B serializers, which are registered once, which attachments belong to the call that is under way on
 * this thread. Calls may nest: a value's own code may encode another. Thread-safe.
 */
final class Attachments {

    // not static: each codec has its own, and it is empty but during a call
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<List<ByteBuffer>> current = new ThreadLocal<>();

    <T> T during(List<ByteBuffer> attachments, Supplier<T> call) {
        List<ByteBuffer> outer = current.get();
        current.set(attachments);
        try {
            return call.get();
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
    }

    /** Keeps a copy of the bytes and returns its number. */
    int add(ByteBuffer bytes) {
        return Binary.attach(current(), bytes);
    }

    /** Returns the attachments of the call that is under way. */
    List<ByteBuffer> current() {
        return current.get();
    }
}
