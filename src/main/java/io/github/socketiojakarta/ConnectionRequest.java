package io.github.socketiojakarta;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP request that opened a connection, as it was when it arrived. Immutable.
 *
 * <p>Implemented by the library only: methods may be added.
 */
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

    /**
     * Returns the user that the container had authenticated; nothing if it was nobody. It stays the same as long as the
     * connection lasts, whoever logs in or out meanwhile.
     */
    Optional<Principal> principal();

    /**
     * Returns whether the user was in a role when the request arrived; nobody is in none.
     *
     * @param role one of {@link SocketIoOptions#roles()}: the container is asked about these when the client connects,
     *     because it cannot be asked later; {@code "**"} stands for every user who is authenticated
     * @throws IllegalArgumentException if it is another role
     */
    boolean isUserInRole(String role);

    /**
     * Returns the HTTP session that the request belonged to; nothing if there was none, as the library creates none. Its
     * methods fail when it has ended. Events do not keep it from its timeout, and requests of a polling client do.
     */
    Optional<HttpSession> httpSession();

    /** Returns when the request arrived. Counterpart of {@code handshake.time} and {@code handshake.issued}. */
    Instant time();
}
