package io.github.socketiojakarta;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event is refused; thrown by whatever handles it: methods, see {@link io.github.socketiojakarta.annotation.OnEvent}, listeners and middlewares of events, see
 * {@link Socket#use}; and by the library itself.
 *
 * <p>If the client asked for an acknowledgement, it gets one whose only argument is an object with one member:
 *
 * <pre>{@code
 * { "error": { "code": "invalid", "message": "...", "data": [ { "path": "order.items", "message": "..." } ] } }
 * }</pre>
 *
 * <p>The library's own codes are the constants of this class. {@code data} is left out if there is none. It is logged at
 * level DEBUG, since it is no fault of the application.
 */
public class EventRefusedException extends RuntimeException {

    /** The code for clients that are not in one of the roles the method allows; the method was not called. */
    public static final String FORBIDDEN = "forbidden";

    /**
     * The code for arguments of a wrong shape, or that violate constraints; the method was not called. For constraints,
     * {@code data} lists their paths and messages.
     */
    public static final String INVALID = "invalid";

    /** The code for methods that threw anything else; the client is not told what. */
    public static final String FAILED = "failed";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient @Nullable Object data;

    /** Refuses with a code and a message for the client. */
    public EventRefusedException(String code, String message) {
        super(message);
        this.code = code;
        this.data = null;
    }

    /**
     * Refuses with a code, a message and details for the client.
     *
     * @param data anything that can be sent, see {@link Socket#emit}
     */
    public EventRefusedException(String code, String message, Object data) {
        super(message);
        this.code = code;
        this.data = data;
    }

    /** Returns the code for the client. */
    public String code() {
        return code;
    }

    /** Returns the details for the client. */
    public Optional<Object> data() {
        return Optional.ofNullable(data);
    }
}
