package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.RequestKind;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Copies what is needed of a request while the container lets us: afterwards it fails, or answers null. */
final class RequestSnapshot {

    private RequestSnapshot() {}

    static EngineRequest of(HttpServletRequest request, Callers callers, InstantSource clock) {
        String query = request.getQueryString();
        Map<String, String> parameters = QueryString.parse(query);
        boolean known = !parameters.getOrDefault("sid", "").isEmpty();
        return new EngineRequest(
                request.getMethod(),
                request.getRequestURI() + (query == null ? "" : "?" + query),
                parameters,
                headers(request),
                request.getRemoteAddr(),
                request.isSecure(),
                clock.instant(),
                known ? callers.of(request) : callers.ofHandshake(request));
    }

    /** Jetty lets WebSockets over HTTP/2 (RFC 8441) through as CONNECT, without an Upgrade header. */
    static RequestKind kind(HttpServletRequest request) {
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                || request.getMethod().equals("CONNECT");
        return upgrade ? RequestKind.UPGRADE : RequestKind.PLAIN;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            headers.put(name.toLowerCase(Locale.ROOT), values(request.getHeaders(name)));
        }
        headers.computeIfAbsent("host", name -> authority(request));
        return headers;
    }

    private static String values(Enumeration<String> values) {
        String first = values.hasMoreElements() ? values.nextElement() : "";
        return values.hasMoreElements() ? first + ", " + String.join(", ", Collections.list(values)) : first;
    }

    /** HTTP/2 says {@code :authority} instead of Host (RFC 9113, section 8.3.1), which no container shows as a header. */
    private static String authority(HttpServletRequest request) {
        int defaultPort = request.getScheme().equals("https") ? 443 : 80;
        int port = request.getServerPort();
        return request.getServerName() + (port == defaultPort ? "" : ":" + port);
    }
}
