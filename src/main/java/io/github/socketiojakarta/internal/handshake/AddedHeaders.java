package io.github.socketiojakarta.internal.handshake;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers that listeners add to one response. What cannot be sent is left out and logged: containers would cut it,
 * refuse the response, or send what makes it unreadable. Confined to the call of the listeners.
 */
final class AddedHeaders {

    private static final System.Logger LOG = System.getLogger(AddedHeaders.class.getName());
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** A line break would begin another header, and what is beyond Latin-1 has no bytes. */
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    /** Where a message ends, and how it is coded, is not for the application to say. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final Map<String, @Nullable String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Returns what the listeners may change; it may hold anything afterwards. */
    @SuppressWarnings("NullAway") // the application may put what its own compiler lets it
    Map<String, String> map() {
        return headers;
    }

    /** Returns those that can be sent. */
    Map<String, String> sendable() {
        Map<String, String> sendable = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (value != null && isAllowed(name) && VALUE.matcher(value).matches()) {
                sendable.put(name, value);
            } else {
                LOG.log(System.Logger.Level.WARNING, "A listener has added a header that cannot be sent: {0}", name);
            }
        });
        return sendable;
    }

    private static boolean isAllowed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() && !RESERVED.contains(lower) && !lower.startsWith("sec-websocket-");
    }
}
