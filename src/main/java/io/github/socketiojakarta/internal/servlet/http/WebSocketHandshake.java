package io.github.socketiojakarta.internal.servlet.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a request for a WebSocket must look like: RFC 6455, section 4.2.1, and RFC 8441, section 5, for HTTP/2. Containers are
 * not asked about others: some agree nevertheless, and some answer 500 and log a stack trace for whoever likes.
 */
public final class WebSocketHandshake {

    /** The only version there is. */
    public static final String VERSION = "13";

    /** The header that says the version. */
    public static final String VERSION_HEADER = "Sec-WebSocket-Version";

    /** 16 bytes in Base64. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private WebSocketHandshake() {}

    /** Jetty lets WebSockets over HTTP/2 (RFC 8441) through as CONNECT, without an Upgrade header. */
    static boolean isAskedFor(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                || request.getMethod().equals("CONNECT");
    }

    static boolean isWellFormed(HttpServletRequest request) {
        return values(request, VERSION_HEADER).equals(List.of(VERSION)) && (isUpgrade(request) || isTunnel(request));
    }

    private static boolean isUpgrade(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getProtocol().equals("HTTP/1.1")
                && values(request, "Connection").stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .anyMatch(token -> token.trim().equalsIgnoreCase("upgrade"))
                && hasKey(request);
    }

    private static boolean hasKey(HttpServletRequest request) {
        List<String> keys = values(request, "Sec-WebSocket-Key");
        return keys.size() == 1 && KEY.matcher(keys.get(0).trim()).matches();
    }

    private static boolean isTunnel(HttpServletRequest request) {
        return request.getMethod().equals("CONNECT") && !request.getProtocol().startsWith("HTTP/1");
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
