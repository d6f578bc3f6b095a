package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.internal.socket.json.JsonbCodec;
import java.util.ServiceConfigurationError;

/**
 * JSON-B, for those who have chosen no other codec. The only class outside its package that mentions the codec, so that
 * those who have need no API of it.
 */
final class DefaultJson {

    private DefaultJson() {}

    /**
     * Returns the codec.
     *
     * @throws IllegalStateException if JSON-B or JSON-P is missing, or has nothing behind it; the message says what to add
     */
    static JsonCodec find() {
        try {
            return new JsonbCodec();
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            Library library = Library.read();
            throw new IllegalStateException(
                    "No JSON-B in this application. This container has none, so add org.eclipse:yasson:"
                            + library.yasson()
                            + " and org.eclipse.parsson:parsson:" + library.parsson()
                            + " (scope runtime) to WEB-INF/lib or the class path; or set the option jsonCodec, for example"
                            + " to new JacksonCodec(), with com.fasterxml.jackson.core:jackson-databind",
                    e);
        }
    }
}
