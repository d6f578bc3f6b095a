package io.github.socketiojakarta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that was refused. Immutable. */
public final class ConnectionError {

    private final ConnectionRequest request;
    private final int code;
    private final String message;
    private final String context;

    private ConnectionError(ConnectionRequest request, int code, String message, String context) {
        this.request = request;
        this.code = code;
        this.message = message;
        this.context = context;
    }

    /** Returns an error. Made by the library; an application needs it to test its listeners on their own. */
    public static ConnectionError of(ConnectionRequest request, int code, String message, String context) {
        return new ConnectionError(request, code, message, context);
    }

    /** Returns the request. */
    public ConnectionRequest request() {
        return request;
    }

    /** Returns the number in the body of the answer, see the table of errors of the Node.js server. */
    public int code() {
        return code;
    }

    /** Returns the text in the body of the answer. */
    public String message() {
        return message;
    }

    /** Returns what exactly was wrong, such as {@code INVALID_ORIGIN} or {@code PROTOCOL_MISMATCH}. */
    public String context() {
        return context;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionError error && fields().equals(error.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(request, code, message, context);
    }

    /** Leaves the request out, which has headers with secrets. */
    @Override
    public String toString() {
        return "ConnectionError[code=" + code + ", message=" + message + ", context=" + context + "]";
    }
}
