package io.github.socketiojakarta.internal.engine;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an HTTP request: the container's own object must not be used once its method has returned.
 *
 * @param method the HTTP method, in upper case
 * @param url path and query string
 * @param query the query parameters; of one that is repeated, the last
 * @param headers the headers by lower-case name
 * @param remoteAddress the client's address as the container sees it
 * @param secure whether the container saw TLS
 * @param time when the request arrived
 * @param caller who sent it, as the container says
 */
public record EngineRequest(
        String method,
        String url,
        Map<String, String> query,
        Map<String, String> headers,
        String remoteAddress,
        boolean secure,
        Instant time,
        Caller caller)
        implements CurrentRequest {

    /** Keeps immutable copies. */
    public EngineRequest {
        query = PackedMap.copyOf(query);
        headers = PackedMap.copyOf(headers);
    }

    @Override
    public @Nullable String parameter(String name) {
        return query.get(name);
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public EngineRequest kept() {
        return this;
    }

    /** Returns the request of a caller whose code runs in this context from now on. */
    public EngineRequest in(CallContext context) {
        if (context == caller.context()) {
            return this;
        }
        Caller known = new Caller(caller.principal(), caller.roles(), caller.webSession(), context);
        return new EngineRequest(method, url, query, headers, remoteAddress, secure, time, known);
    }
}
