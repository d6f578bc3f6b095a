package io.github.socketiojakarta.internal.servlet.http;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What browsers are told about pages of other origins: the protocol of the Fetch standard. Immutable.
 *
 * @param allows which origins are allowed
 * @param anyOrigin whether all are
 * @param methods the methods a preflight allows
 * @param allowedHeaders the headers a preflight allows; without them, those that are asked for
 * @param exposedHeaders the response headers a page may read
 * @param credentials whether cookies and logins are sent along
 * @param maxAgeSeconds how long the answer to a preflight may be kept
 * @param preflight who answers preflights
 * @param preflightStatus the status of the answer
 */
public record CorsRules(
        Predicate<String> allows,
        boolean anyOrigin,
        List<String> methods,
        Optional<List<String>> allowedHeaders,
        List<String> exposedHeaders,
        boolean credentials,
        OptionalLong maxAgeSeconds,
        Preflight preflight,
        int preflightStatus) {

    /** Who answers preflights. */
    public enum Preflight {
        /** They are answered here. */
        ANSWERED,
        /** They go on to the engine like any request. */
        PASSED_ON
    }

    /** Returns whether the request is a preflight that is to be answered here. */
    public boolean answers(CurrentRequest request) {
        return request.method().equals("OPTIONS") && preflight == Preflight.ANSWERED;
    }

    /** Returns the headers of a response, which may be an error. */
    public Map<String, String> headers(CurrentRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        allowOrigin(request.header("origin"), headers);
        if (credentials) {
            headers.put("Access-Control-Allow-Credentials", "true");
        }
        if (request.method().equals("OPTIONS")) {
            headers.put("Access-Control-Allow-Methods", String.join(",", methods));
            allowHeaders(request.header("access-control-request-headers"), headers);
            maxAgeSeconds.ifPresent(seconds -> headers.put("Access-Control-Max-Age", Long.toString(seconds)));
        }
        if (!exposedHeaders.isEmpty()) {
            headers.put("Access-Control-Expose-Headers", String.join(",", exposedHeaders));
        }
        return headers;
    }

    private void allowOrigin(@Nullable String origin, Map<String, String> headers) {
        if (anyOrigin) {
            headers.put("Access-Control-Allow-Origin", "*");
            return;
        }
        headers.put("Vary", "Origin");
        if (origin != null && allows.test(origin)) {
            headers.put("Access-Control-Allow-Origin", origin);
        }
    }

    private void allowHeaders(@Nullable String requested, Map<String, String> headers) {
        if (allowedHeaders.isPresent()) {
            headers.put("Access-Control-Allow-Headers", String.join(",", allowedHeaders.get()));
            return;
        }
        headers.merge("Vary", "Access-Control-Request-Headers", (some, more) -> some + ", " + more);
        if (requested != null) {
            headers.put("Access-Control-Allow-Headers", requested);
        }
    }
}
