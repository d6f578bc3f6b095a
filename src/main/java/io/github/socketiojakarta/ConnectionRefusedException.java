package io.github.socketiojakarta;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown by a middleware to refuse a socket; the client receives it as {@code connect_error}. */
public class ConnectionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object data;

    /** Refuses with a message for the client. */
    public ConnectionRefusedException(String message) {
        super(message);
        this.data = null;
    }

    /**
     * Refuses with a message and details for the client.
     *
     * @param data the client's {@code error.data}: anything JSON-B can write; bytes do not travel as attachments here
     */
    public ConnectionRefusedException(String message, Object data) {
        super(message);
        this.data = data;
    }

    /** Returns the details for the client. */
    public Optional<Object> data() {
        return Optional.ofNullable(data);
    }
}
