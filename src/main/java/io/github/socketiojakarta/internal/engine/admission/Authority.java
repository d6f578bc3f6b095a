package io.github.socketiojakarta.internal.engine.admission;

import java.util.Locale;
import java.util.Optional;

/**
 * Name and port of a server, as they stand in an {@code Origin} or a {@code Host} header: {@code name [":" [port]]}
 * (RFC 3986, section 3.2), without a user before the name.
 *
 * @param name in lower case; an IPv6 address with its brackets
 * @param port the port, which need not have been written
 */
record Authority(String name, int port) {

    private static final int MAX_PORT = 65_535;

    /** What ends an authority, or would be part of a user, or of a second value. */
    private static final String FORBIDDEN = "/?#\\@, \t";

    /** Reads one; nothing if it is malformed. */
    static Optional<Authority> parse(String text, int defaultPort) {
        int end = text.startsWith("[") ? text.indexOf(']') + 1 : nameEnd(text);
        if (end <= 0 || text.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        int port = port(text.substring(end), defaultPort);
        return port < 0
                ? Optional.empty()
                : Optional.of(new Authority(text.substring(0, end).toLowerCase(Locale.ROOT), port));
    }

    private static int nameEnd(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text.length() : colon;
    }

    /** Reads what is behind the name; -1 if it is no port. */
    private static int port(String text, int defaultPort) {
        if (text.isEmpty() || text.equals(":")) {
            return defaultPort;
        }
        boolean digits = text.length() <= 6 && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        int port = digits && text.startsWith(":") ? Integer.parseInt(text.substring(1)) : -1;
        return port <= MAX_PORT ? port : -1;
    }
}
