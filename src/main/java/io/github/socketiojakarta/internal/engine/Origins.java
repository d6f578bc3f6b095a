package io.github.socketiojakarta.internal.engine;

import java.util.Locale;
import java.util.Optional;

/**
 * Decides about the origin of a page. Browsers send it with every WebSocket handshake and every request to another
 * origin, and no page can change it. They leave it out where a page loads a script or an image, which JSONP would let
 * every page do; but then they say in {@code Sec-Fetch-Site} that the page is another's, and mostly whose. Who sends
 * neither is no page, or one in a browser of before 2020, or of a server without TLS.
 */
final class Origins {

    private static final String OPAQUE = "null";

    private Origins() {}

    /** Returns the origin of the page, {@code null} in letters if it hides it; nothing for no page, or a page of ours. */
    static Optional<String> of(CurrentRequest request) {
        String origin = request.header("origin");
        if (origin != null) {
            return Optional.of(origin);
        }
        return switch (request.headerOrEmpty("sec-fetch-site")) {
            case "cross-site", "same-site" -> Optional.of(ofUrl(request.headerOrEmpty("referer")));
            default -> Optional.empty();
        };
    }

    private static String ofUrl(String url) {
        int authority = url.indexOf("://") + 3;
        if (authority < 3) {
            return OPAQUE;
        }
        int path = url.indexOf('/', authority);
        return path < 0 ? url : url.substring(0, path);
    }

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
