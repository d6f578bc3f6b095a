package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.JsonCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server does not let a {@link TestClient} in: what {@code connect_error} brings to real clients. {@link #getMessage()}
 * is its message: that of the {@code ConnectionRefusedException} of a middleware, {@code Invalid namespace}, or what an HTTP
 * request is refused with, such as {@code Forbidden}.
 */
public final class ConnectErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable JsonCodec codec;
    private final transient @Nullable Object data;

    ConnectErrorException(String message) {
        this(message, null, null);
    }

    ConnectErrorException(String message, @Nullable JsonCodec codec, @Nullable Object data) {
        super(message);
        this.codec = codec;
        this.data = data;
    }

    /** Returns {@code err.data}, with values as in {@code Args.toList()}, if there is any. */
    public Optional<Object> data() {
        return Optional.ofNullable(data);
    }

    /**
     * Returns {@code err.data}, converted to a type.
     *
     * @throws io.github.socketiojakarta.PayloadException if it is of another shape
     * @throws IllegalStateException if there is none
     */
    public <T> T data(Class<T> type) {
        if (codec == null || data == null) {
            throw new IllegalStateException("'" + getMessage() + "' came without data");
        }
        return TestArgs.of(codec, data).get(0, type);
    }
}
