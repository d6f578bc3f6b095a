package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.socket.model.LargeIntegers;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import java.util.ServiceConfigurationError;

/**
 * JSON-B, for those who have chosen no other codec. The only class outside its package that mentions the codec, so that
 * those who have need no API of it.
 */
public final class DefaultJson {

    private DefaultJson() {}

    /**
     * Returns the codec of a server: the chosen one, or else JSON-B.
     *
     * @throws IllegalStateException if there is none, see {@link #find()}
     */
    public static JsonCodec of(SocketIoOptions options) {
        JsonCodec chosen = options.jsonCodec().orElseGet(DefaultJson::find);
        return options.largeIntegersAsText() ? new LargeIntegers(chosen) : chosen;
    }

    /**
     * Returns the codec.
     *
     * @throws IllegalStateException if JSON-B or JSON-P is missing, or has nothing behind it; the message says what to add
     */
    public static JsonCodec find() {
        try {
            return new JsonbCodec();
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            throw new IllegalStateException(
                    "No JSON-B in this application. " + missing()
                            + " (scope runtime) to WEB-INF/lib or the class path; or set the option jsonCodec, for example"
                            + " to new JacksonCodec(), with com.fasterxml.jackson.core:jackson-databind, or to new"
                            + " Jackson3Codec(), with tools.jackson.core:jackson-databind",
                    e);
        }
    }

    private static String missing() {
        Library library = Library.read();
        String yasson = "org.eclipse:yasson:" + library.yasson();
        String parsson = "org.eclipse.parsson:parsson:" + library.parsson();
        boolean hasYasson = isThere("org.eclipse.yasson.JsonBindingProvider");
        boolean hasParsson = isThere("org.eclipse.parsson.JsonProviderImpl");
        if (hasYasson && !hasParsson) {
            return "Yasson is there, but Parsson, which it needs, is missing, so add " + parsson;
        }
        if (hasParsson && !hasYasson) {
            return "Parsson is there, but Yasson is missing, so add " + yasson;
        }
        return "This container has none, so add " + yasson + " and " + parsson;
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, DefaultJson.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
