package io.github.socketiojakarta.internal.servlet.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes headers beside those that filters of the application have set. What is set before an upgrade is part of the
 * answer that opens the WebSocket, on every container.
 */
public final class ResponseHeaders {

    private static final Set<String> LISTS = Set.of("set-cookie", "vary");

    private ResponseHeaders() {}

    /** Adds headers to a response. */
    public static void write(Map<String, String> headers, HttpServletResponse response) {
        headers.forEach((name, value) -> {
            if (LISTS.contains(name.toLowerCase(Locale.ROOT))) {
                response.addHeader(name, value);
            } else {
                response.setHeader(name, value);
            }
        });
    }
}
