package io.github.socketiojakarta;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The HTTP request that opened a connection, as it was when it arrived. Immutable. */
public interface ConnectionRequest {

    /** Returns the headers by lower-case name; several lines of one header are joined by {@code ", "}. */
    Map<String, String> headers();

    /** Returns a header by its name in any case. */
    Optional<String> header(String name);

    /** Returns the query parameters; of one that is repeated, the last. */
    Map<String, String> query();

    /** Returns a query parameter. */
    Optional<String> query(String name);

    /** Returns the request's path and query string. */
    String url();

    /** Returns the address of the client as the container sees it. */
    String address();

    /** Returns whether the request came over TLS as the container sees it. */
    boolean isSecure();

    /** Returns whether the request carried an {@code Origin} header. Counterpart of {@code handshake.xdomain}. */
    boolean isCrossDomain();

    /** Returns when the request arrived. Counterpart of {@code handshake.time} and {@code handshake.issued}. */
    Instant time();
}
