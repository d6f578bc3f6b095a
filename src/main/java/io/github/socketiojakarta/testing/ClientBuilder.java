package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.ArgsAckListener;
import io.github.socketiojakarta.ArgsListener;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says who a {@link TestClient} is before it connects. Without a word, it is nobody in particular, in the main namespace,
 * from {@code 127.0.0.1}, without an {@code Origin}. Each method returns this builder; each {@link #connect()} makes a new
 * client. Not thread-safe.
 */
public final class ClientBuilder {

    private final Kit kit;
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("host", "localhost", "user-agent", "test"));
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, ArgsAckListener> listeners = new LinkedHashMap<>();
    private String namespace = "/";
    private String address = "127.0.0.1";
    private boolean secure;
    private Optional<String> auth = Optional.empty();
    private Optional<Principal> principal = Optional.empty();
    private Set<String> roles = Set.of();
    private Optional<HttpSession> httpSession = Optional.empty();
    private @Nullable Connector shared;
    private boolean hasRequest;

    ClientBuilder(Kit kit) {
        this.kit = kit;
    }

    /**
     * Sets the namespace. Default: {@code /}.
     *
     * @param name the name; a missing leading {@code /} is added
     */
    public ClientBuilder namespace(String name) {
        namespace = name.startsWith("/") ? name : "/" + name;
        return this;
    }

    /**
     * Sets the payload that {@code Handshake.auth()} is on the server. Counterpart of the client's option {@code auth}.
     * Default: none.
     *
     * @param payload a map, record or POJO
     * @throws IllegalArgumentException if it is no JSON object
     */
    public ClientBuilder auth(Object payload) {
        auth = Optional.of(kit.wire().auth(payload));
        return this;
    }

    /** Sets a header of the first request, in the place of one of that name. Counterpart of {@code extraHeaders}. */
    public ClientBuilder header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return ofRequest();
    }

    /** Sets a query parameter of the first request. Counterpart of the client's option {@code query}. */
    public ClientBuilder query(String name, String value) {
        query.put(name, value);
        return ofRequest();
    }

    /** Sets the address that the client comes from. */
    public ClientBuilder address(String ip) {
        address = ip;
        return ofRequest();
    }

    /** Lets the client come over TLS. */
    public ClientBuilder secure() {
        secure = true;
        return ofRequest();
    }

    /**
     * Logs the client in, as the container would have done.
     *
     * @param name the name of the {@code Principal}
     * @param inRoles the roles the user is in; handlers see those that {@code @RolesAllowed} and the option {@code roles} name
     */
    public ClientBuilder user(String name, String... inRoles) {
        return user(new NamedPrincipal(name), inRoles);
    }

    /** Does the same as {@link #user(String, String...)} with a principal of a type of its own. */
    public ClientBuilder user(Principal user, String... inRoles) {
        principal = Optional.of(user);
        roles = Set.of(inRoles);
        return ofRequest();
    }

    /**
     * Lets the client come with an HTTP session, for example an {@link InMemoryHttpSession}; the end of any other is not
     * noticed.
     */
    public ClientBuilder httpSession(HttpSession session) {
        httpSession = Optional.of(session);
        return ofRequest();
    }

    /**
     * Lets the client share the connection of another, as the sockets of one {@code Manager} do that are in different
     * namespaces. The request is that of the other then, and must not be described here.
     */
    public ClientBuilder over(TestClient other) {
        shared = other.end().connector();
        return this;
    }

    /** Adds a listener before the client connects, for what the server sends at once; see {@link TestClient#on}. */
    public ClientBuilder on(String event, ArgsListener listener) {
        return on(event, (args, ack) -> listener.onEvent(args));
    }

    /** Does the same as {@link #on(String, ArgsListener)} with a listener that may answer. */
    public ClientBuilder on(String event, ArgsAckListener listener) {
        listeners.put(event, listener);
        return this;
    }

    /** Answers each event of that name with these values, see {@link TestClient#answer}. */
    public ClientBuilder answer(String event, @Nullable Object... values) {
        return on(event, (args, ack) -> ack.send(values));
    }

    private ClientBuilder ofRequest() {
        hasRequest = true;
        return this;
    }

    /**
     * Connects a client, and returns it when the server has let it in and its listeners for connections have been called.
     * These may still be running if a middleware has decided on another thread.
     *
     * @throws ConnectErrorException if the server does not let it in
     * @throws IllegalStateException if it is to share a connection, and has a request of its own or one that is there already
     * @throws AssertionError if the server does not decide in time
     */
    public TestClient connect() {
        ClientSocket socket = build();
        socket.connect();
        return new TestClient(socket);
    }

    /**
     * Connects a client that is to be refused, and returns what it is told.
     *
     * @throws AssertionError if the server lets it in
     */
    public ConnectErrorException connectError() {
        ClientSocket socket = build();
        try {
            socket.connect();
        } catch (ConnectErrorException refused) {
            return refused;
        }
        throw new AssertionError("The server was expected to refuse the client, but has let in " + socket);
    }

    private ClientSocket build() {
        Connector own = shared;
        if (own == null) {
            own = new Connector(kit, new FirstRequest(headers, query, address, secure, principal, roles, httpSession));
        } else if (hasRequest) {
            throw new IllegalStateException(
                    "over() shares the connection of another client, whose request it is; describe"
                            + " headers, query, address, user and HTTP session there");
        }
        Inbox inbox = new Inbox(kit.callbacks());
        listeners.forEach(inbox::on);
        return new ClientSocket(kit, own, inbox, namespace, auth);
    }

    private record NamedPrincipal(String name) implements Principal {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
