package io.github.socketiojakarta.internal.engine.admission;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the origin of a request, and tells whether it is the server's own; about all others the option {@code cors}
 * decides. Browsers send it with every WebSocket handshake and every request to another origin, and no page can change
 * it. They leave it out where a page loads a script or an image, which JSONP would let every page do; but then they say
 * in {@code Sec-Fetch-Site} that the page is another's, and mostly whose. Who sends neither is no page, or one in a
 * browser of before 2020, or of a server without TLS.
 */
public final class Origins {

    private static final String OPAQUE = "null";
    private static final int TLS_PORT = 443;

    private Origins() {}

    /** Returns the origin of the page, {@code null} in letters if it hides it; nothing for no page, or a page of ours. */
    public static Optional<String> of(CurrentRequest request) {
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
     * Returns whether a page of this origin is one of the server the request went to: name and port are those the client
     * asked for, or those the container knows, perhaps from a proxy it trusts. Behind a proxy that ends TLS only the
     * browser knows the scheme, so it is not compared; but if the container saw TLS, a page without it is another's.
     */
    static boolean isSame(String origin, CurrentRequest request) {
        int end = origin.indexOf("://");
        if (end < 0) {
            return false;
        }
        int defaultPort = defaultPort(origin.substring(0, end).toLowerCase(Locale.ROOT));
        if (defaultPort < 0 || (request.secure() && defaultPort != TLS_PORT)) {
            return false;
        }
        Optional<Authority> page = Authority.parse(origin.substring(end + 3), defaultPort);
        return page.isPresent()
                && (page.equals(Authority.parse(request.headerOrEmpty("host"), defaultPort))
                        || page.equals(Authority.parse(request.authority(), defaultPort)));
    }

    /** Some clients that are no browsers, in Swift for one, say the scheme of the WebSocket. */
    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "https", "wss" -> TLS_PORT;
            case "http", "ws" -> 80;
            default -> -1;
        };
    }
}
