package io.github.socketiojakarta.internal.servlet.http;

import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.servlet.caller.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of the container, as the engine looks at it. What is kept of it is copied while the container lets us:
 * afterwards it fails, or answers null. Confined to the thread that serves the request.
 */
public final class ServedRequest implements CurrentRequest {

    private static final String HOST = "host";

    private final HttpServletRequest request;
    private final Callers callers;
    private final InstantSource clock;
    private final Map<String, String> parameters;
    private @Nullable Caller caller;
    private @Nullable EngineRequest kept;

    /** Looks at a request. */
    public ServedRequest(HttpServletRequest request, Callers callers, InstantSource clock) {
        this.request = request;
        this.callers = callers;
        this.clock = clock;
        this.parameters = QueryString.parse(request.getQueryString());
    }

    /** Returns whether it asks for a WebSocket. */
    public RequestKind kind() {
        if (!WebSocketHandshake.isAskedFor(request)) {
            return RequestKind.PLAIN;
        }
        return WebSocketHandshake.isWellFormed(request) ? RequestKind.UPGRADE : RequestKind.MALFORMED_UPGRADE;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    @Override
    public @Nullable String header(String name) {
        Enumeration<String> values = request.getHeaders(name);
        if (values.hasMoreElements()) {
            return joined(values);
        }
        return name.equals(HOST) ? host() : null;
    }

    @Override
    public String remoteAddress() {
        return request.getRemoteAddr();
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }

    @Override
    public Caller caller() {
        if (caller == null) {
            boolean known = !parameters.getOrDefault("sid", "").isEmpty();
            caller = known ? callers.of(request) : callers.ofHandshake(request);
        }
        return caller;
    }

    @Override
    public EngineRequest kept() {
        if (kept == null) {
            String query = request.getQueryString();
            kept = new EngineRequest(
                    request.getMethod(),
                    request.getRequestURI() + (query == null ? "" : "?" + query),
                    parameters,
                    headers(),
                    request.getRemoteAddr(),
                    request.isSecure(),
                    clock.instant(),
                    caller());
        }
        return kept;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            headers.put(name.toLowerCase(Locale.ROOT), joined(request.getHeaders(name)));
        }
        headers.computeIfAbsent(HOST, name -> host());
        return headers;
    }

    private static String joined(Enumeration<String> values) {
        String first = values.hasMoreElements() ? values.nextElement() : "";
        return values.hasMoreElements() ? first + ", " + String.join(", ", Collections.list(values)) : first;
    }

    @Override
    public String authority() {
        String name = request.getServerName();
        boolean bare = name.contains(":") && !name.startsWith("["); // an IPv6 address on Undertow
        return (bare ? "[" + name + "]" : name) + ":" + request.getServerPort();
    }

    /** HTTP/2 says {@code :authority} instead of Host (RFC 9113, section 8.3.1), which no container shows as a header. */
    private String host() {
        String defaultPort = request.getScheme().equals("https") ? ":443" : ":80";
        String authority = authority();
        return authority.endsWith(defaultPort)
                ? authority.substring(0, authority.length() - defaultPort.length())
                : authority;
    }
}
