package io.github.socketiojakarta.internal.engine;

import java.util.Locale;

/**
 * Decides about the origin of a page. Browsers send it with every WebSocket handshake and every request to another
 * origin, and no page can change it; who sends none is no page.
 */
final class Origins {

    private Origins() {}

    /** Tells whether Node.js would accept the text as a header's value. */
    static boolean isHeaderText(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= 0xff && c != 0x7f));
    }

    /**
     * Returns whether a page of this origin is one of the server the request went to: host and port are the same. The
     * scheme is not compared, since behind a proxy that ends TLS only the browser knows it.
     */
    static boolean isSame(String origin, String host) {
        int start = origin.indexOf("://");
        if (start < 0 || host.isEmpty()) {
            return false;
        }
        String defaultPort = origin.startsWith("https:") ? ":443" : ":80";
        return withoutPort(origin.substring(start + 3), defaultPort).equals(withoutPort(host, defaultPort));
    }

    private static String withoutPort(String authority, String port) {
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
    }
}
