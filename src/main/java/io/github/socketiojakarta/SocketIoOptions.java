package io.github.socketiojakarta;

import io.github.socketiojakarta.cluster.ClusterMedium;
import io.github.socketiojakarta.parser.Parser;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The settings of a server. Immutable; the names and most defaults are those of the Node.js server.
 *
 * <p>In a web application they come from these sources, of which a later one wins:
 *
 * <ol>
 *   <li>the defaults
 *   <li>MicroProfile Config, where the container has it: properties named {@code socketio.} and the option's name
 *   <li>context parameters, which have the same names
 *   <li>classes that implement {@link SocketIoConfigurer}
 *   <li>a CDI bean of this type: {@code @Produces @ApplicationScoped SocketIoOptions options(SocketIoOptions.Builder
 *       builder)}, where the builder holds what the other sources have said. It cannot change the {@link #path()}, and
 *       is used by the server that the library starts by itself
 * </ol>
 *
 * <p>As text, durations are in milliseconds and the elements of lists separated by commas; those that return an {@code
 * Optional} cannot be text, but for {@link #cors()} and {@link #executorName()}. Options that are handed to the initializer
 * of an embedded container are taken as they are.
 */
public final class SocketIoOptions {

    /** The {@link #executorName()} that asks for a virtual thread for each connection that has something to do. */
    public static final String VIRTUAL_THREADS = "virtual";

    private final Map<Option<?>, Object> values;

    private SocketIoOptions(Map<Option<?>, Object> values) {
        this.values = new HashMap<>(values);
    }

    /** Returns a builder that holds the defaults. */
    public static Builder builder() {
        return new Builder(Map.of());
    }

    /** Returns a builder that holds these options. */
    public static Builder builder(SocketIoOptions options) {
        return new Builder(options.values);
    }

    /** Returns the defaults. */
    public static SocketIoOptions defaults() {
        return builder().build();
    }

    /** Returns the names of the options that can be text, see {@link Builder#set}: sorted. */
    public static Set<String> names() {
        return OptionTable.byText().keySet();
    }

    private <T> T get(Option<T> option) {
        return option.in(values);
    }

    private <T> Optional<T> find(Option<T> option) {
        return option.find(values);
    }

    /** Returns the path below the application's context path. Default: {@code /socket.io}. */
    public String path() {
        return get(OptionTable.PATH);
    }

    /** Returns the transports a client may use. Default: {@code polling, websocket}. */
    public Set<Transport> transports() {
        return get(OptionTable.TRANSPORTS);
    }

    /** Returns whether a client may change from polling to WebSocket. Default: {@code true}. */
    public boolean allowUpgrades() {
        return get(OptionTable.ALLOW_UPGRADES);
    }

    /**
     * Returns whether clients of Engine.IO 3, that is of Socket.IO 1 and 2, are let in. They know a socket by the
     * session's secret, which is therefore its {@link Socket#id()} too: do not show that id to other clients.
     * Default: {@code false}.
     */
    public boolean allowEIO3() {
        return get(OptionTable.ALLOW_EIO3);
    }

    /**
     * Returns whether all requests of a connection must come from the user who opened it, if that was one: with a stolen
     * id of a connection, others get the answer to an id that does not exist. Default: {@code true}.
     */
    public boolean sameUser() {
        return get(OptionTable.SAME_USER);
    }

    /**
     * Returns whether a client is disconnected when the {@code HttpSession} with which it came ends, by logout or timeout.
     * Default: {@code true}.
     */
    public boolean endWithHttpSession() {
        return get(OptionTable.END_WITH_HTTP_SESSION);
    }

    /**
     * Returns whether listeners find the names of the application and the identity of the user who opened the connection
     * on every thread, where the container can carry them over (Jakarta Concurrency). Default: {@code true}.
     */
    public boolean containerContext() {
        return get(OptionTable.CONTAINER_CONTEXT);
    }

    /**
     * Returns whether every socket of an authenticated user is in the user's room, see {@link UserRoom}. Default:
     * {@code false}.
     */
    public boolean userRooms() {
        return get(OptionTable.USER_ROOMS);
    }

    /** Returns the roles about which {@link ConnectionRequest#isUserInRole} can be asked. Default: none. */
    public Set<String> roles() {
        return get(OptionTable.ROLES);
    }

    /** Returns how long after an answered ping the next one is sent. Default: {@code 25 s}. */
    public Duration pingInterval() {
        return get(OptionTable.PING_INTERVAL);
    }

    /** Returns how long a client may take to answer a ping. Default: {@code 20 s}. */
    public Duration pingTimeout() {
        return get(OptionTable.PING_TIMEOUT);
    }

    /** Returns how long an upgrade to WebSocket may take before only the attempt is given up. Default: {@code 10 s}. */
    public Duration upgradeTimeout() {
        return get(OptionTable.UPGRADE_TIMEOUT);
    }

    /** Returns how long a client may stay without joining a namespace. Default: {@code 45 s}. */
    public Duration connectTimeout() {
        return get(OptionTable.CONNECT_TIMEOUT);
    }

    /** Returns how many bytes a POST body or a WebSocket message may have. Default: {@code 1000000}. */
    public int maxHttpBufferSize() {
        return get(OptionTable.MAX_HTTP_BUFFER_SIZE);
    }

    /** Returns whether responses to polls are compressed if the client takes that. Default: {@code true}. */
    public boolean httpCompression() {
        return get(OptionTable.HTTP_COMPRESSION);
    }

    /** Returns from how many bytes on a response to a poll is compressed. Default: {@code 1024}. */
    public int httpCompressionThreshold() {
        return get(OptionTable.HTTP_COMPRESSION_THRESHOLD);
    }

    /**
     * Returns how many packets the answer to one poll may have, for clients that take only so many; what is left goes with the
     * next answers. An attachment is a packet too. Default: {@code 0}, all there are, as in Node.js.
     */
    public int maxPacketsPerPoll() {
        return get(OptionTable.MAX_PACKETS_PER_POLL);
    }

    /** Returns whether WebSocket messages are compressed if container and client can. Default: {@code false}. */
    public boolean perMessageDeflate() {
        return get(OptionTable.PER_MESSAGE_DEFLATE);
    }

    /** Returns whether requests must have a slash behind the path. Default: {@code true}. */
    public boolean addTrailingSlash() {
        return get(OptionTable.ADD_TRAILING_SLASH);
    }

    /** Returns whether the JavaScript client is served below the path. Default: {@code true}. */
    public boolean serveClient() {
        return get(OptionTable.SERVE_CLIENT);
    }

    /** Returns how many binary attachments an incoming packet may have. Default: {@code 10}. */
    public int maxAttachments() {
        return get(OptionTable.MAX_ATTACHMENTS);
    }

    /**
     * Returns how many bytes the attachments of one incoming packet may have together; each counts as often as the packet names it.
     * Default: {@code 10000000}.
     */
    public int maxPacketBytes() {
        return get(OptionTable.MAX_PACKET_BYTES);
    }

    /** Returns how long the attachments of an incoming packet may take to arrive. Default: {@code 45 s}. */
    public Duration attachmentTimeout() {
        return get(OptionTable.ATTACHMENT_TIMEOUT);
    }

    /** Returns how deep arrays and objects of an incoming packet may be nested. Default: {@code 200}. */
    public int maxJsonDepth() {
        return get(OptionTable.MAX_JSON_DEPTH);
    }

    /**
     * Returns how many bytes may wait to be sent to one client, with those on their way, before it is disconnected
     * with {@link DisconnectReason#SLOW_CONSUMER}. A single message may be larger. Default: {@code 16000000}.
     */
    public int maxSendBufferBytes() {
        return get(OptionTable.MAX_SEND_BUFFER_BYTES);
    }

    /**
     * Returns how long the body of one POST may take to arrive; then it is answered with the status 408, and the client is
     * disconnected. Default: {@code 30 s}.
     */
    public Duration httpRequestBodyTimeout() {
        return get(OptionTable.HTTP_REQUEST_BODY_TIMEOUT);
    }

    /**
     * Returns how many bytes of received packets may wait for the listeners of one client before it is not read any
     * further; matters with an executor. Default: {@code 4000000}.
     */
    public int maxReceiveBufferBytes() {
        return get(OptionTable.MAX_RECEIVE_BUFFER_BYTES);
    }

    /**
     * Returns for how long a client that has sent so much is not read before it is disconnected with {@link
     * DisconnectReason#FAST_PRODUCER}. Default: {@code 30 s}.
     */
    public Duration receiveTimeout() {
        return get(OptionTable.RECEIVE_TIMEOUT);
    }

    /**
     * Returns how many threads of the container may be kept waiting at once so as not to read a WebSocket; when they
     * all are, one more client that sends too fast is disconnected at once. Default: {@code 50}.
     */
    public int maxBlockedReaders() {
        return get(OptionTable.MAX_BLOCKED_READERS);
    }

    /** Returns what becomes of events for clients that read too slowly; without it, they wait until the client goes. */
    public Optional<SlowConsumerPolicy> slowConsumers() {
        return find(OptionTable.SLOW_CONSUMERS);
    }

    /** Returns how many acknowledgements one socket may owe. Default: {@code 10000}. */
    public int maxPendingAcks() {
        return get(OptionTable.MAX_PENDING_ACKS);
    }

    /** Returns how many clients may be connected at a time. Default: {@code 0}, any number. */
    public int maxConnections() {
        return get(OptionTable.MAX_CONNECTIONS);
    }

    /**
     * Returns how many clients of one address may be connected at a time; all IPv6 addresses of a /64 count as one. Many
     * people may share an address, or all may have that of a proxy. Default: {@code 0}, any number.
     */
    public int maxConnectionsPerAddress() {
        return get(OptionTable.MAX_CONNECTIONS_PER_ADDRESS);
    }

    /** Returns how many clients may open a connection in one second. Default: {@code 0}, any number. */
    public int maxHandshakesPerSecond() {
        return get(OptionTable.MAX_HANDSHAKES_PER_SECOND);
    }

    /**
     * Returns how many clients of one address may open a connection per second; up to ten times as many if none has for
     * ten seconds. Default: {@code 0}, any number.
     */
    public int maxHandshakesPerSecondPerAddress() {
        return get(OptionTable.MAX_HANDSHAKES_PER_SECOND_PER_ADDRESS);
    }

    /**
     * Returns how many events a client may send per second, in all its namespaces together, before it is disconnected; up
     * to ten times as many if it has sent none for ten seconds. Wishes to join or leave a namespace count as events.
     * Default: {@code 0}, any number.
     */
    public int maxEventsPerSecond() {
        return get(OptionTable.MAX_EVENTS_PER_SECOND);
    }

    /**
     * Returns how many namespaces there may be that clients have had made by patterns and predicates. Default:
     * {@code 10000}.
     */
    public int maxChildNamespaces() {
        return get(OptionTable.MAX_CHILD_NAMESPACES);
    }

    /** Returns in how many namespaces one client may be at a time. Default: {@code 100}. */
    public int maxNamespaces() {
        return get(OptionTable.MAX_NAMESPACES);
    }

    /**
     * Returns how many rooms one socket may join, besides the one that has its {@link Socket#id()}. Default:
     * {@code 10000}.
     */
    public int maxRooms() {
        return get(OptionTable.MAX_ROOMS);
    }

    /**
     * Returns whether a namespace that a pattern or predicate created for a client goes when its last socket leaves; one
     * that the application has asked for by its name before stays. Default: {@code false}.
     */
    public boolean cleanupEmptyChildNamespaces() {
        return get(OptionTable.CLEANUP_EMPTY_CHILD_NAMESPACES);
    }

    /** Returns where listeners run; without it and without a name, on the container's thread that read the packet. */
    public Optional<Executor> executor() {
        return find(OptionTable.EXECUTOR).filter(Executor.class::isInstance).map(Executor.class::cast);
    }

    /**
     * Returns the name under which JNDI has the executor that runs listeners, or {@value #VIRTUAL_THREADS}. It is looked
     * up while the application starts, which it does not if there is no such executor. Context parameter:
     * {@code socketio.executor}.
     */
    public Optional<String> executorName() {
        return find(OptionTable.EXECUTOR).filter(String.class::isInstance).map(String.class::cast);
    }

    /**
     * Returns over which time the clients are disconnected when the server closes, so that they do not all come back in
     * the same second. Default: {@code 0}, all at once.
     */
    public Duration shutdownDrain() {
        return get(OptionTable.SHUTDOWN_DRAIN);
    }

    /** Returns how values become JSON; without it, JSON-B. */
    public Optional<JsonCodec> jsonCodec() {
        return find(OptionTable.JSON_CODEC);
    }

    /**
     * Returns whether whole numbers that JavaScript would round, those beyond 2<sup>53</sup> - 1 on either side, are sent as text,
     * at any depth and by any {@link #jsonCodec()}; and whether a client may send such a text where the application wants a
     * {@code long} or {@code BigInteger}. Default: {@code false}, as numbers, as in Node.js.
     */
    public boolean largeIntegersAsText() {
        return get(OptionTable.LARGE_INTEGERS_AS_TEXT);
    }

    /** Returns how clients get their sockets back after a broken connection; without it, they do not. */
    public Optional<ConnectionStateRecovery> connectionStateRecovery() {
        return find(OptionTable.CONNECTION_STATE_RECOVERY);
    }

    /** Returns how packets become messages; without it, the standard parser. */
    public Optional<Parser> parser() {
        return find(OptionTable.PARSER);
    }

    /** Returns what connects this server to others; without it, it is alone. */
    public Optional<ClusterMedium> cluster() {
        return find(OptionTable.CLUSTER);
    }

    /** Returns which pages of other origins may use the server; without it, none. */
    public Optional<Cors> cors() {
        return find(OptionTable.CORS);
    }

    /** Returns the cookie that clients on polling get; without it, none. */
    public Optional<HandshakeCookie> cookie() {
        return find(OptionTable.COOKIE);
    }

    /** Returns what makes the ids of connections; without it, 120 random bits. */
    public Optional<Function<ConnectionRequest, String>> sessionIdGenerator() {
        return find(OptionTable.SESSION_ID_GENERATOR);
    }

    /** Returns who decides about connections before they exist; without it, all may connect. */
    public Optional<RequestFilter> requestFilter() {
        return find(OptionTable.REQUEST_FILTER);
    }

    /** Returns who decides about connections before they exist, and may take its time; without it, all may connect. */
    public Optional<AsyncRequestFilter> asyncRequestFilter() {
        return find(OptionTable.ASYNC_REQUEST_FILTER);
    }

    /**
     * Returns the options that differ from their defaults, as they would be as text. Of objects only the class is shown, since
     * they may hold secrets.
     */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "SocketIoOptions[", "]");
        for (Option<?> option : OptionTable.all()) {
            option.difference(values).ifPresent(value -> text.add(option.name() + "=" + value));
        }
        return text.toString();
    }

    /** Collects settings; not thread-safe. Every method returns the builder. */
    public static final class Builder {

        private final Map<Option<?>, Object> values;

        private Builder(Map<Option<?>, Object> values) {
            this.values = new HashMap<>(values);
        }

        private <T> Builder set(Option<T> option, T value) {
            option.set(values, value);
            return this;
        }

        /**
         * Sets an option by its name, as text, as the other sources of options do: for applications that have a source of
         * their own.
         *
         * @param name one of {@link SocketIoOptions#names()}
         * @param text its value, see {@link SocketIoOptions}
         * @throws IllegalArgumentException if there is no such option, or it cannot have this value
         */
        public Builder set(String name, String text) {
            Option<?> option = OptionTable.byText().get(name);
            if (option == null) {
                throw new IllegalArgumentException("Unknown option '" + name + "'; there are " + names());
            }
            option.parse(values, text);
            return this;
        }

        /** Sets the path below the application's context path. */
        public Builder path(String path) {
            return set(OptionTable.PATH, path);
        }

        /** Sets the transports a client may use. */
        public Builder transports(Transport... transports) {
            return set(OptionTable.TRANSPORTS, new HashSet<>(List.of(transports)));
        }

        /** Sets whether a client may change from polling to WebSocket. */
        public Builder allowUpgrades(boolean allowUpgrades) {
            return set(OptionTable.ALLOW_UPGRADES, allowUpgrades);
        }

        /** Sets whether clients of Engine.IO 3, that is of Socket.IO 1 and 2, are let in. */
        public Builder allowEIO3(boolean allowEIO3) {
            return set(OptionTable.ALLOW_EIO3, allowEIO3);
        }

        /** Sets whether all requests of a connection must come from the user who opened it. */
        public Builder sameUser(boolean sameUser) {
            return set(OptionTable.SAME_USER, sameUser);
        }

        /** Sets whether a client is disconnected when the {@code HttpSession} with which it came ends. */
        public Builder endWithHttpSession(boolean endWithHttpSession) {
            return set(OptionTable.END_WITH_HTTP_SESSION, endWithHttpSession);
        }

        /** Sets whether listeners find the names of the application and the identity of the user on every thread. */
        public Builder containerContext(boolean containerContext) {
            return set(OptionTable.CONTAINER_CONTEXT, containerContext);
        }

        /** Sets whether every socket of an authenticated user is in the user's room. */
        public Builder userRooms(boolean userRooms) {
            return set(OptionTable.USER_ROOMS, userRooms);
        }

        /** Sets the roles about which {@link ConnectionRequest#isUserInRole} can be asked. */
        public Builder roles(String... roles) {
            return set(OptionTable.ROLES, Set.copyOf(List.of(roles)));
        }

        /** Sets how long after an answered ping the next one is sent. */
        public Builder pingInterval(Duration pingInterval) {
            return set(OptionTable.PING_INTERVAL, pingInterval);
        }

        /** Sets how long a client may take to answer a ping. */
        public Builder pingTimeout(Duration pingTimeout) {
            return set(OptionTable.PING_TIMEOUT, pingTimeout);
        }

        /** Sets how long an upgrade to WebSocket may take before only the attempt is given up. */
        public Builder upgradeTimeout(Duration upgradeTimeout) {
            return set(OptionTable.UPGRADE_TIMEOUT, upgradeTimeout);
        }

        /** Sets how long a client may stay without joining a namespace. */
        public Builder connectTimeout(Duration connectTimeout) {
            return set(OptionTable.CONNECT_TIMEOUT, connectTimeout);
        }

        /** Sets how many bytes a POST body or a WebSocket message may have. */
        public Builder maxHttpBufferSize(int maxHttpBufferSize) {
            return set(OptionTable.MAX_HTTP_BUFFER_SIZE, maxHttpBufferSize);
        }

        /** Sets whether responses to polls are compressed if the client takes that. */
        public Builder httpCompression(boolean httpCompression) {
            return set(OptionTable.HTTP_COMPRESSION, httpCompression);
        }

        /** Sets from how many bytes on a response to a poll is compressed. */
        public Builder httpCompressionThreshold(int httpCompressionThreshold) {
            return set(OptionTable.HTTP_COMPRESSION_THRESHOLD, httpCompressionThreshold);
        }

        /** Sets how many packets the answer to one poll may have; 0 for any number. */
        public Builder maxPacketsPerPoll(int maxPacketsPerPoll) {
            return set(OptionTable.MAX_PACKETS_PER_POLL, maxPacketsPerPoll);
        }

        /** Sets whether WebSocket messages are compressed if container and client can. */
        public Builder perMessageDeflate(boolean perMessageDeflate) {
            return set(OptionTable.PER_MESSAGE_DEFLATE, perMessageDeflate);
        }

        /** Sets whether requests must have a slash behind the path. */
        public Builder addTrailingSlash(boolean addTrailingSlash) {
            return set(OptionTable.ADD_TRAILING_SLASH, addTrailingSlash);
        }

        /** Sets whether the JavaScript client is served below the path. */
        public Builder serveClient(boolean serveClient) {
            return set(OptionTable.SERVE_CLIENT, serveClient);
        }

        /** Sets how many binary attachments an incoming packet may have. */
        public Builder maxAttachments(int maxAttachments) {
            return set(OptionTable.MAX_ATTACHMENTS, maxAttachments);
        }

        /** Sets how many bytes the attachments of one incoming packet may have together, see {@link #maxPacketBytes()}. */
        public Builder maxPacketBytes(int maxPacketBytes) {
            return set(OptionTable.MAX_PACKET_BYTES, maxPacketBytes);
        }

        /** Sets how long the attachments of an incoming packet may take to arrive. */
        public Builder attachmentTimeout(Duration attachmentTimeout) {
            return set(OptionTable.ATTACHMENT_TIMEOUT, attachmentTimeout);
        }

        /** Sets how deep arrays and objects of an incoming packet may be nested. */
        public Builder maxJsonDepth(int maxJsonDepth) {
            return set(OptionTable.MAX_JSON_DEPTH, maxJsonDepth);
        }

        /** Sets how many bytes may wait to be sent to one client before it is disconnected. */
        public Builder maxSendBufferBytes(int maxSendBufferBytes) {
            return set(OptionTable.MAX_SEND_BUFFER_BYTES, maxSendBufferBytes);
        }

        /** Sets how long the body of one POST may take to arrive. */
        public Builder httpRequestBodyTimeout(Duration httpRequestBodyTimeout) {
            return set(OptionTable.HTTP_REQUEST_BODY_TIMEOUT, httpRequestBodyTimeout);
        }

        /** Sets how many bytes of received packets may wait for the listeners of one client. */
        public Builder maxReceiveBufferBytes(int maxReceiveBufferBytes) {
            return set(OptionTable.MAX_RECEIVE_BUFFER_BYTES, maxReceiveBufferBytes);
        }

        /** Sets for how long a client that sends too fast is not read before it is disconnected. */
        public Builder receiveTimeout(Duration receiveTimeout) {
            return set(OptionTable.RECEIVE_TIMEOUT, receiveTimeout);
        }

        /** Sets how many threads of the container may wait so as not to read a WebSocket; 0 for none. */
        public Builder maxBlockedReaders(int maxBlockedReaders) {
            return set(OptionTable.MAX_BLOCKED_READERS, maxBlockedReaders);
        }

        /** Sets what becomes of events for clients that read too slowly. */
        public Builder slowConsumers(SlowConsumerPolicy slowConsumers) {
            return set(OptionTable.SLOW_CONSUMERS, slowConsumers);
        }

        /** Sets how many acknowledgements one socket may owe. */
        public Builder maxPendingAcks(int maxPendingAcks) {
            return set(OptionTable.MAX_PENDING_ACKS, maxPendingAcks);
        }

        /** Sets how many clients may be connected at a time; 0 for any number. */
        public Builder maxConnections(int maxConnections) {
            return set(OptionTable.MAX_CONNECTIONS, maxConnections);
        }

        /** Sets how many clients of one address may be connected at a time; 0 for any number. */
        public Builder maxConnectionsPerAddress(int maxConnectionsPerAddress) {
            return set(OptionTable.MAX_CONNECTIONS_PER_ADDRESS, maxConnectionsPerAddress);
        }

        /** Sets how many clients may open a connection in one second; 0 for any number. */
        public Builder maxHandshakesPerSecond(int maxHandshakesPerSecond) {
            return set(OptionTable.MAX_HANDSHAKES_PER_SECOND, maxHandshakesPerSecond);
        }

        /** Sets how many clients of one address may open a connection per second; 0 for any number. */
        public Builder maxHandshakesPerSecondPerAddress(int maxHandshakesPerSecondPerAddress) {
            return set(OptionTable.MAX_HANDSHAKES_PER_SECOND_PER_ADDRESS, maxHandshakesPerSecondPerAddress);
        }

        /** Sets how many events a client may send per second; 0 for any number. */
        public Builder maxEventsPerSecond(int maxEventsPerSecond) {
            return set(OptionTable.MAX_EVENTS_PER_SECOND, maxEventsPerSecond);
        }

        /** Sets how many namespaces there may be that clients have had made by patterns and predicates. */
        public Builder maxChildNamespaces(int maxChildNamespaces) {
            return set(OptionTable.MAX_CHILD_NAMESPACES, maxChildNamespaces);
        }

        /** Sets in how many namespaces one client may be at a time. */
        public Builder maxNamespaces(int maxNamespaces) {
            return set(OptionTable.MAX_NAMESPACES, maxNamespaces);
        }

        /** Sets how many rooms one socket may join. */
        public Builder maxRooms(int maxRooms) {
            return set(OptionTable.MAX_ROOMS, maxRooms);
        }

        /** Sets whether a namespace that a pattern or predicate created goes when its last socket leaves. */
        public Builder cleanupEmptyChildNamespaces(boolean cleanupEmptyChildNamespaces) {
            return set(OptionTable.CLEANUP_EMPTY_CHILD_NAMESPACES, cleanupEmptyChildNamespaces);
        }

        /** Sets where listeners run; without it, they run on the container's thread that read the packet. */
        public Builder executor(Executor executor) {
            return set(OptionTable.EXECUTOR, executor);
        }

        /**
         * Sets the name under which JNDI has the executor that runs listeners, such as {@code
         * java:comp/DefaultManagedExecutorService}.
         */
        public Builder executor(String jndiName) {
            return set(OptionTable.EXECUTOR, OptionCheck.executorName(jndiName));
        }

        /** Runs listeners on virtual threads, which needs Java 21 or newer when the application starts. */
        public Builder virtualThreads() {
            return executor(VIRTUAL_THREADS);
        }

        /** Sets over which time the clients are disconnected when the server closes: up to 4 minutes. */
        public Builder shutdownDrain(Duration shutdownDrain) {
            return set(OptionTable.SHUTDOWN_DRAIN, shutdownDrain);
        }

        /** Sets how values become JSON; without it, JSON-B. */
        public Builder jsonCodec(JsonCodec jsonCodec) {
            return set(OptionTable.JSON_CODEC, jsonCodec);
        }

        /** Sets whether whole numbers that JavaScript would round are sent as text. */
        public Builder largeIntegersAsText(boolean largeIntegersAsText) {
            return set(OptionTable.LARGE_INTEGERS_AS_TEXT, largeIntegersAsText);
        }

        /** Lets clients get their sockets back after a broken connection. */
        public Builder connectionStateRecovery(ConnectionStateRecovery recovery) {
            return set(OptionTable.CONNECTION_STATE_RECOVERY, recovery);
        }

        /** Sets how packets become messages; the clients must use the same parser. */
        public Builder parser(Parser parser) {
            return set(OptionTable.PARSER, parser);
        }

        /** Sets what connects this server to others; without it, it is alone. Counterpart of {@code adapter} in Node.js. */
        public Builder cluster(ClusterMedium cluster) {
            return set(OptionTable.CLUSTER, cluster);
        }

        /** Sets which pages of other origins may use the server. */
        public Builder cors(Cors cors) {
            return set(OptionTable.CORS, cors);
        }

        /** Sets the cookie that clients on polling get. */
        public Builder cookie(HandshakeCookie cookie) {
            return set(OptionTable.COOKIE, cookie);
        }

        /**
         * Sets what makes the ids of connections: secrets that nobody can guess, of letters, digits, {@code -} and
         * {@code _}. A client whose id is another's, or not of these, is refused.
         */
        public Builder sessionIdGenerator(Function<ConnectionRequest, String> sessionIdGenerator) {
            return set(OptionTable.SESSION_ID_GENERATOR, sessionIdGenerator);
        }

        /** Sets who decides about connections before they exist; without it, all may connect. */
        public Builder requestFilter(RequestFilter requestFilter) {
            return set(OptionTable.REQUEST_FILTER, requestFilter);
        }

        /** Sets who decides about connections before they exist, and may take its time; without it, all may connect. */
        public Builder asyncRequestFilter(AsyncRequestFilter asyncRequestFilter) {
            return set(OptionTable.ASYNC_REQUEST_FILTER, asyncRequestFilter);
        }

        /** Returns the options; the builder may be used further without changing them. */
        public SocketIoOptions build() {
            return new SocketIoOptions(values);
        }
    }
}
