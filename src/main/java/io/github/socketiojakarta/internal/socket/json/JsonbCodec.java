package io.github.socketiojakarta.internal.socket.json;

import io.github.socketiojakarta.JsonCodec;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON with the JSON-B provider of the container or the application. Thread-safe. */
public final class JsonbCodec implements JsonCodec {

    @Override
    public String encode(List<? extends @Nullable Object> values, List<ByteBuffer> attachments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Object decode(String json, Type type, List<ByteBuffer> attachments) {
        throw new UnsupportedOperationException();
    }
}
