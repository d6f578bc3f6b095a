package io.github.socketiojakarta;

import io.github.socketiojakarta.cluster.ClusterMedium;
import io.github.socketiojakarta.parser.Parser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    private final Builder settings;

    private SocketIoOptions(Builder settings) {
        this.settings = settings;
    }

    /** Returns a builder that holds the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that holds these options. */
    public static Builder builder(SocketIoOptions options) {
        return options.settings.clone();
    }

    /** Returns the defaults. */
    public static SocketIoOptions defaults() {
        return builder().build();
    }

    /** Returns the path below the application's context path. Default: {@code /socket.io}. */
    public String path() {
        return settings.path;
    }

    /** Returns the transports a client may use. Default: {@code polling, websocket}. */
    public Set<Transport> transports() {
        return settings.transports;
    }

    /** Returns whether a client may change from polling to WebSocket. Default: {@code true}. */
    public boolean allowUpgrades() {
        return settings.allowUpgrades;
    }

    /**
     * Returns whether clients of Engine.IO 3, that is of Socket.IO 1 and 2, are let in. They know a socket by the
     * session's secret, which is therefore its {@link Socket#id()} too: do not show that id to other clients.
     * Default: {@code false}.
     */
    public boolean allowEIO3() {
        return settings.allowEIO3;
    }

    /**
     * Returns whether all requests of a connection must come from the user who opened it, if that was one: with a stolen
     * id of a connection, others get the answer to an id that does not exist. Default: {@code true}.
     */
    public boolean sameUser() {
        return settings.sameUser;
    }

    /**
     * Returns whether a client is disconnected when the {@code HttpSession} with which it came ends, by logout or timeout.
     * Default: {@code true}.
     */
    public boolean endWithHttpSession() {
        return settings.endWithHttpSession;
    }

    /**
     * Returns whether listeners find the names of the application and the identity of the user who opened the connection
     * on every thread, where the container can carry them over (Jakarta Concurrency). Default: {@code true}.
     */
    public boolean containerContext() {
        return settings.containerContext;
    }

    /**
     * Returns whether every socket of an authenticated user is in the user's room, see {@link UserRoom}. Default:
     * {@code false}.
     */
    public boolean userRooms() {
        return settings.userRooms;
    }

    /** Returns the roles about which {@link ConnectionRequest#isUserInRole} can be asked. Default: none. */
    public Set<String> roles() {
        return settings.roles;
    }

    /** Returns how long after an answered ping the next one is sent. Default: {@code 25 s}. */
    public Duration pingInterval() {
        return settings.pingInterval;
    }

    /** Returns how long a client may take to answer a ping. Default: {@code 20 s}. */
    public Duration pingTimeout() {
        return settings.pingTimeout;
    }

    /** Returns how long an upgrade to WebSocket may take before only the attempt is given up. Default: {@code 10 s}. */
    public Duration upgradeTimeout() {
        return settings.upgradeTimeout;
    }

    /** Returns how long a client may stay without joining a namespace. Default: {@code 45 s}. */
    public Duration connectTimeout() {
        return settings.connectTimeout;
    }

    /** Returns how many bytes a POST body or a WebSocket message may have. Default: {@code 1000000}. */
    public int maxHttpBufferSize() {
        return settings.maxHttpBufferSize;
    }

    /** Returns whether responses to polls are compressed if the client takes that. Default: {@code true}. */
    public boolean httpCompression() {
        return settings.httpCompression;
    }

    /** Returns from how many bytes on a response to a poll is compressed. Default: {@code 1024}. */
    public int httpCompressionThreshold() {
        return settings.httpCompressionThreshold;
    }

    /**
     * Returns how many packets the answer to one poll may have, for clients that take only so many; what is left goes with the
     * next answers. An attachment is a packet too. Default: {@code 0}, all there are, as in Node.js.
     */
    public int maxPacketsPerPoll() {
        return settings.maxPacketsPerPoll;
    }

    /** Returns whether WebSocket messages are compressed if container and client can. Default: {@code false}. */
    public boolean perMessageDeflate() {
        return settings.perMessageDeflate;
    }

    /** Returns whether requests must have a slash behind the path. Default: {@code true}. */
    public boolean addTrailingSlash() {
        return settings.addTrailingSlash;
    }

    /** Returns whether the JavaScript client is served below the path. Default: {@code true}. */
    public boolean serveClient() {
        return settings.serveClient;
    }

    /** Returns how many binary attachments an incoming packet may have. Default: {@code 10}. */
    public int maxAttachments() {
        return settings.maxAttachments;
    }

    /** Returns how many bytes the attachments of one incoming packet may have together. Default: {@code 10000000}. */
    public int maxPacketBytes() {
        return settings.maxPacketBytes;
    }

    /** Returns how long the attachments of an incoming packet may take to arrive. Default: {@code 45 s}. */
    public Duration attachmentTimeout() {
        return settings.attachmentTimeout;
    }

    /** Returns how deep arrays and objects of an incoming packet may be nested. Default: {@code 200}. */
    public int maxJsonDepth() {
        return settings.maxJsonDepth;
    }

    /**
     * Returns how many bytes may wait to be sent to one client, with those on their way, before it is disconnected
     * with {@link DisconnectReason#SLOW_CONSUMER}. A single message may be larger. Default: {@code 16000000}.
     */
    public int maxSendBufferBytes() {
        return settings.maxSendBufferBytes;
    }

    /**
     * Returns how long the body of one POST may take to arrive; then it is answered with the status 408, and the client is
     * disconnected. Default: {@code 30 s}.
     */
    public Duration httpRequestBodyTimeout() {
        return settings.httpRequestBodyTimeout;
    }

    /**
     * Returns how many bytes of received packets may wait for the listeners of one client before it is not read any
     * further; matters with an executor. Default: {@code 4000000}.
     */
    public int maxReceiveBufferBytes() {
        return settings.maxReceiveBufferBytes;
    }

    /**
     * Returns for how long a client that has sent so much is not read before it is disconnected with {@link
     * DisconnectReason#FAST_PRODUCER}. Default: {@code 30 s}.
     */
    public Duration receiveTimeout() {
        return settings.receiveTimeout;
    }

    /**
     * Returns how many threads of the container may be kept waiting at once so as not to read a WebSocket; when they
     * all are, one more client that sends too fast is disconnected at once. Default: {@code 50}.
     */
    public int maxBlockedReaders() {
        return settings.maxBlockedReaders;
    }

    /** Returns what becomes of events for clients that read too slowly; without it, they wait until the client goes. */
    public Optional<SlowConsumerPolicy> slowConsumers() {
        return Optional.ofNullable(settings.slowConsumers);
    }

    /** Returns how many acknowledgements one socket may owe. Default: {@code 10000}. */
    public int maxPendingAcks() {
        return settings.maxPendingAcks;
    }

    /** Returns how many clients may be connected at a time. Default: {@code 0}, any number. */
    public int maxConnections() {
        return settings.maxConnections;
    }

    /**
     * Returns how many clients of one address may be connected at a time; all IPv6 addresses of a /64 count as one. Many
     * people may share an address, or all may have that of a proxy. Default: {@code 0}, any number.
     */
    public int maxConnectionsPerAddress() {
        return settings.maxConnectionsPerAddress;
    }

    /** Returns how many clients may open a connection in one second. Default: {@code 0}, any number. */
    public int maxHandshakesPerSecond() {
        return settings.maxHandshakesPerSecond;
    }

    /**
     * Returns how many clients of one address may open a connection per second; up to ten times as many if none has for
     * ten seconds. Default: {@code 0}, any number.
     */
    public int maxHandshakesPerSecondPerAddress() {
        return settings.maxHandshakesPerSecondPerAddress;
    }

    /**
     * Returns how many events a client may send per second, in all its namespaces together, before it is disconnected; up
     * to ten times as many if it has sent none for ten seconds. Wishes to join or leave a namespace count as events.
     * Default: {@code 0}, any number.
     */
    public int maxEventsPerSecond() {
        return settings.maxEventsPerSecond;
    }

    /**
     * Returns how many namespaces there may be that clients have had made by patterns and predicates. Default:
     * {@code 10000}.
     */
    public int maxChildNamespaces() {
        return settings.maxChildNamespaces;
    }

    /** Returns in how many namespaces one client may be at a time. Default: {@code 100}. */
    public int maxNamespaces() {
        return settings.maxNamespaces;
    }

    /**
     * Returns how many rooms one socket may join, besides the one that has its {@link Socket#id()}. Default:
     * {@code 10000}.
     */
    public int maxRooms() {
        return settings.maxRooms;
    }

    /**
     * Returns whether a namespace that a pattern or predicate created for a client goes when its last socket leaves; one
     * that the application has asked for by its name before stays. Default: {@code false}.
     */
    public boolean cleanupEmptyChildNamespaces() {
        return settings.cleanupEmptyChildNamespaces;
    }

    /** Returns where listeners run; without it and without a name, on the container's thread that read the packet. */
    public Optional<Executor> executor() {
        return Optional.ofNullable(settings.executor);
    }

    /**
     * Returns the name under which JNDI has the executor that runs listeners, or {@value #VIRTUAL_THREADS}. It is looked
     * up while the application starts, which it does not if there is no such executor. Context parameter:
     * {@code socketio.executor}.
     */
    public Optional<String> executorName() {
        return Optional.ofNullable(settings.executorName);
    }

    /**
     * Returns over which time the clients are disconnected when the server closes, so that they do not all come back in
     * the same second. Default: {@code 0}, all at once.
     */
    public Duration shutdownDrain() {
        return settings.shutdownDrain;
    }

    /** Returns how values become JSON; without it, JSON-B. */
    public Optional<JsonCodec> jsonCodec() {
        return Optional.ofNullable(settings.jsonCodec);
    }

    /**
     * Returns whether whole numbers that JavaScript would round, those beyond 2<sup>53</sup> - 1 on either side, are sent as text,
     * at any depth and by any {@link #jsonCodec()}; and whether a client may send such a text where the application wants a
     * {@code long} or {@code BigInteger}. Default: {@code false}, as numbers, as in Node.js.
     */
    public boolean largeIntegersAsText() {
        return settings.largeIntegersAsText;
    }

    /** Returns how clients get their sockets back after a broken connection; without it, they do not. */
    public Optional<ConnectionStateRecovery> connectionStateRecovery() {
        return Optional.ofNullable(settings.connectionStateRecovery);
    }

    /** Returns how packets become messages; without it, the standard parser. */
    public Optional<Parser> parser() {
        return Optional.ofNullable(settings.parser);
    }

    /** Returns what keeps the rooms; without it, this server's memory. */
    public Optional<AdapterFactory> adapterFactory() {
        return Optional.ofNullable(settings.adapterFactory);
    }

    /** Returns what connects this server to others; without it, it is alone. */
    public Optional<ClusterMedium> cluster() {
        return Optional.ofNullable(settings.cluster);
    }

    /** Returns which pages of other origins may use the server; without it, none. */
    public Optional<Cors> cors() {
        return Optional.ofNullable(settings.cors);
    }

    /** Returns the cookie that clients on polling get; without it, none. */
    public Optional<HandshakeCookie> cookie() {
        return Optional.ofNullable(settings.cookie);
    }

    /** Returns what makes the ids of connections; without it, 120 random bits. */
    public Optional<Function<ConnectionRequest, String>> sessionIdGenerator() {
        return Optional.ofNullable(settings.sessionIdGenerator);
    }

    /** Returns who decides about connections before they exist; without it, all may connect. */
    public Optional<RequestFilter> requestFilter() {
        return Optional.ofNullable(settings.requestFilter);
    }

    /** Collects settings; not thread-safe. Every method returns the builder. */
    public static final class Builder implements Cloneable {
        private String path = "/socket.io";
        private Set<Transport> transports = Set.of(Transport.POLLING, Transport.WEBSOCKET);
        private boolean allowUpgrades = true;
        private boolean allowEIO3;
        private boolean sameUser = true;
        private boolean endWithHttpSession = true;
        private boolean containerContext = true;
        private boolean userRooms;
        private Set<String> roles = Set.of();
        private Duration pingInterval = Duration.ofSeconds(25);
        private Duration pingTimeout = Duration.ofSeconds(20);
        private Duration upgradeTimeout = Duration.ofSeconds(10);
        private Duration connectTimeout = Duration.ofSeconds(45);
        private int maxHttpBufferSize = 1_000_000;
        private boolean httpCompression = true;
        private int httpCompressionThreshold = 1024;
        private boolean perMessageDeflate;
        private boolean addTrailingSlash = true;
        private boolean serveClient = true;
        private int maxAttachments = 10;
        private int maxPacketBytes = 10_000_000;
        private Duration attachmentTimeout = Duration.ofSeconds(45);
        private int maxJsonDepth = 200;
        private int maxPacketsPerPoll;
        private int maxSendBufferBytes = 16_000_000;
        private int maxReceiveBufferBytes = 4_000_000;
        private Duration httpRequestBodyTimeout = Duration.ofSeconds(30);
        private Duration receiveTimeout = Duration.ofSeconds(30);
        private int maxBlockedReaders = 50;
        private int maxPendingAcks = 10_000;
        private int maxConnections;
        private int maxConnectionsPerAddress;
        private int maxHandshakesPerSecond;
        private int maxHandshakesPerSecondPerAddress;
        private int maxEventsPerSecond;
        private int maxChildNamespaces = 10_000;
        private int maxNamespaces = 100;
        private int maxRooms = 10_000;
        private boolean cleanupEmptyChildNamespaces;
        private Duration shutdownDrain = Duration.ZERO;
        private @Nullable Executor executor;
        private @Nullable String executorName;
        private @Nullable JsonCodec jsonCodec;
        private boolean largeIntegersAsText;
        private @Nullable SlowConsumerPolicy slowConsumers;
        private @Nullable ConnectionStateRecovery connectionStateRecovery;
        private @Nullable Parser parser;
        private @Nullable AdapterFactory adapterFactory;
        private @Nullable ClusterMedium cluster;
        private @Nullable Cors cors;
        private @Nullable HandshakeCookie cookie;
        private @Nullable Function<ConnectionRequest, String> sessionIdGenerator;
        private @Nullable RequestFilter requestFilter;

        private Builder() {}

        /** Sets the path below the application's context path. */
        public Builder path(String path) {
            this.path = OptionCheck.path(path);
            return this;
        }

        /** Sets the transports a client may use. */
        public Builder transports(Transport... transports) {
            this.transports = OptionCheck.transports(transports);
            return this;
        }

        /** Sets whether a client may change from polling to WebSocket. */
        public Builder allowUpgrades(boolean allowUpgrades) {
            this.allowUpgrades = allowUpgrades;
            return this;
        }

        /** Sets whether clients of Engine.IO 3, that is of Socket.IO 1 and 2, are let in. */
        public Builder allowEIO3(boolean allowEIO3) {
            this.allowEIO3 = allowEIO3;
            return this;
        }

        /** Sets whether all requests of a connection must come from the user who opened it. */
        public Builder sameUser(boolean sameUser) {
            this.sameUser = sameUser;
            return this;
        }

        /** Sets whether a client is disconnected when the {@code HttpSession} with which it came ends. */
        public Builder endWithHttpSession(boolean endWithHttpSession) {
            this.endWithHttpSession = endWithHttpSession;
            return this;
        }

        /** Sets whether listeners find the names of the application and the identity of the user on every thread. */
        public Builder containerContext(boolean containerContext) {
            this.containerContext = containerContext;
            return this;
        }

        /** Sets whether every socket of an authenticated user is in the user's room. */
        public Builder userRooms(boolean userRooms) {
            this.userRooms = userRooms;
            return this;
        }

        /** Sets the roles about which {@link ConnectionRequest#isUserInRole} can be asked. */
        public Builder roles(String... roles) {
            this.roles = Set.copyOf(List.of(roles));
            return this;
        }

        /** Sets how long after an answered ping the next one is sent. */
        public Builder pingInterval(Duration pingInterval) {
            this.pingInterval = OptionCheck.positive("pingInterval", pingInterval);
            return this;
        }

        /** Sets how long a client may take to answer a ping. */
        public Builder pingTimeout(Duration pingTimeout) {
            this.pingTimeout = OptionCheck.positive("pingTimeout", pingTimeout);
            return this;
        }

        /** Sets how long an upgrade to WebSocket may take before only the attempt is given up. */
        public Builder upgradeTimeout(Duration upgradeTimeout) {
            this.upgradeTimeout = OptionCheck.positive("upgradeTimeout", upgradeTimeout);
            return this;
        }

        /** Sets how long a client may stay without joining a namespace. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = OptionCheck.positive("connectTimeout", connectTimeout);
            return this;
        }

        /** Sets how many bytes a POST body or a WebSocket message may have. */
        public Builder maxHttpBufferSize(int maxHttpBufferSize) {
            this.maxHttpBufferSize = OptionCheck.positive("maxHttpBufferSize", maxHttpBufferSize);
            return this;
        }

        /** Sets whether responses to polls are compressed if the client takes that. */
        public Builder httpCompression(boolean httpCompression) {
            this.httpCompression = httpCompression;
            return this;
        }

        /** Sets from how many bytes on a response to a poll is compressed. */
        public Builder httpCompressionThreshold(int httpCompressionThreshold) {
            this.httpCompressionThreshold = OptionCheck.positive("httpCompressionThreshold", httpCompressionThreshold);
            return this;
        }

        /** Sets how many packets the answer to one poll may have; 0 for any number. */
        public Builder maxPacketsPerPoll(int maxPacketsPerPoll) {
            this.maxPacketsPerPoll = OptionCheck.limit("maxPacketsPerPoll", maxPacketsPerPoll);
            return this;
        }

        /** Sets whether WebSocket messages are compressed if container and client can. */
        public Builder perMessageDeflate(boolean perMessageDeflate) {
            this.perMessageDeflate = perMessageDeflate;
            return this;
        }

        /** Sets whether requests must have a slash behind the path. */
        public Builder addTrailingSlash(boolean addTrailingSlash) {
            this.addTrailingSlash = addTrailingSlash;
            return this;
        }

        /** Sets whether the JavaScript client is served below the path. */
        public Builder serveClient(boolean serveClient) {
            this.serveClient = serveClient;
            return this;
        }

        /** Sets how many binary attachments an incoming packet may have. */
        public Builder maxAttachments(int maxAttachments) {
            this.maxAttachments = OptionCheck.positive("maxAttachments", maxAttachments);
            return this;
        }

        /** Sets how many bytes the attachments of one incoming packet may have together. */
        public Builder maxPacketBytes(int maxPacketBytes) {
            this.maxPacketBytes = OptionCheck.positive("maxPacketBytes", maxPacketBytes);
            return this;
        }

        /** Sets how long the attachments of an incoming packet may take to arrive. */
        public Builder attachmentTimeout(Duration attachmentTimeout) {
            this.attachmentTimeout = OptionCheck.positive("attachmentTimeout", attachmentTimeout);
            return this;
        }

        /** Sets how deep arrays and objects of an incoming packet may be nested. */
        public Builder maxJsonDepth(int maxJsonDepth) {
            this.maxJsonDepth = OptionCheck.positive("maxJsonDepth", maxJsonDepth);
            return this;
        }

        /** Sets how many bytes may wait to be sent to one client before it is disconnected. */
        public Builder maxSendBufferBytes(int maxSendBufferBytes) {
            this.maxSendBufferBytes = OptionCheck.positive("maxSendBufferBytes", maxSendBufferBytes);
            return this;
        }

        /** Sets how long the body of one POST may take to arrive. */
        public Builder httpRequestBodyTimeout(Duration httpRequestBodyTimeout) {
            this.httpRequestBodyTimeout = OptionCheck.positive("httpRequestBodyTimeout", httpRequestBodyTimeout);
            return this;
        }

        /** Sets how many bytes of received packets may wait for the listeners of one client. */
        public Builder maxReceiveBufferBytes(int maxReceiveBufferBytes) {
            this.maxReceiveBufferBytes = OptionCheck.positive("maxReceiveBufferBytes", maxReceiveBufferBytes);
            return this;
        }

        /** Sets for how long a client that sends too fast is not read before it is disconnected. */
        public Builder receiveTimeout(Duration receiveTimeout) {
            this.receiveTimeout = OptionCheck.positive("receiveTimeout", receiveTimeout);
            return this;
        }

        /** Sets how many threads of the container may wait so as not to read a WebSocket; 0 for none. */
        public Builder maxBlockedReaders(int maxBlockedReaders) {
            this.maxBlockedReaders = OptionCheck.notNegative("maxBlockedReaders", maxBlockedReaders);
            return this;
        }

        /** Sets what becomes of events for clients that read too slowly. */
        public Builder slowConsumers(SlowConsumerPolicy slowConsumers) {
            this.slowConsumers = slowConsumers;
            return this;
        }

        /** Sets how many acknowledgements one socket may owe. */
        public Builder maxPendingAcks(int maxPendingAcks) {
            this.maxPendingAcks = OptionCheck.positive("maxPendingAcks", maxPendingAcks);
            return this;
        }

        /** Sets how many clients may be connected at a time; 0 for any number. */
        public Builder maxConnections(int maxConnections) {
            this.maxConnections = OptionCheck.limit("maxConnections", maxConnections);
            return this;
        }

        /** Sets how many clients of one address may be connected at a time; 0 for any number. */
        public Builder maxConnectionsPerAddress(int maxConnectionsPerAddress) {
            this.maxConnectionsPerAddress = OptionCheck.limit("maxConnectionsPerAddress", maxConnectionsPerAddress);
            return this;
        }

        /** Sets how many clients may open a connection in one second; 0 for any number. */
        public Builder maxHandshakesPerSecond(int maxHandshakesPerSecond) {
            this.maxHandshakesPerSecond = OptionCheck.limit("maxHandshakesPerSecond", maxHandshakesPerSecond);
            return this;
        }

        /** Sets how many clients of one address may open a connection per second; 0 for any number. */
        public Builder maxHandshakesPerSecondPerAddress(int maxHandshakesPerSecondPerAddress) {
            this.maxHandshakesPerSecondPerAddress =
                    OptionCheck.limit("maxHandshakesPerSecondPerAddress", maxHandshakesPerSecondPerAddress);
            return this;
        }

        /** Sets how many events a client may send per second; 0 for any number. */
        public Builder maxEventsPerSecond(int maxEventsPerSecond) {
            this.maxEventsPerSecond = OptionCheck.limit("maxEventsPerSecond", maxEventsPerSecond);
            return this;
        }

        /** Sets how many namespaces there may be that clients have had made by patterns and predicates. */
        public Builder maxChildNamespaces(int maxChildNamespaces) {
            this.maxChildNamespaces = OptionCheck.positive("maxChildNamespaces", maxChildNamespaces);
            return this;
        }

        /** Sets in how many namespaces one client may be at a time. */
        public Builder maxNamespaces(int maxNamespaces) {
            this.maxNamespaces = OptionCheck.positive("maxNamespaces", maxNamespaces);
            return this;
        }

        /** Sets how many rooms one socket may join. */
        public Builder maxRooms(int maxRooms) {
            this.maxRooms = OptionCheck.positive("maxRooms", maxRooms);
            return this;
        }

        /** Sets whether a namespace that a pattern or predicate created goes when its last socket leaves. */
        public Builder cleanupEmptyChildNamespaces(boolean cleanupEmptyChildNamespaces) {
            this.cleanupEmptyChildNamespaces = cleanupEmptyChildNamespaces;
            return this;
        }

        /** Sets where listeners run; without it, they run on the container's thread that read the packet. */
        public Builder executor(Executor executor) {
            this.executor = executor;
            this.executorName = null;
            return this;
        }

        /**
         * Sets the name under which JNDI has the executor that runs listeners, such as {@code
         * java:comp/DefaultManagedExecutorService}.
         */
        public Builder executor(String jndiName) {
            this.executorName = OptionCheck.executorName(jndiName);
            this.executor = null;
            return this;
        }

        /** Runs listeners on virtual threads, which needs Java 21 or newer when the application starts. */
        public Builder virtualThreads() {
            return executor(VIRTUAL_THREADS);
        }

        /** Sets over which time the clients are disconnected when the server closes: up to 4 minutes. */
        public Builder shutdownDrain(Duration shutdownDrain) {
            this.shutdownDrain = OptionCheck.shutdownDrain(shutdownDrain);
            return this;
        }

        /** Sets how values become JSON; without it, JSON-B. */
        public Builder jsonCodec(JsonCodec jsonCodec) {
            this.jsonCodec = jsonCodec;
            return this;
        }

        /** Sets whether whole numbers that JavaScript would round are sent as text. */
        public Builder largeIntegersAsText(boolean largeIntegersAsText) {
            this.largeIntegersAsText = largeIntegersAsText;
            return this;
        }

        /** Lets clients get their sockets back after a broken connection. */
        public Builder connectionStateRecovery(ConnectionStateRecovery recovery) {
            this.connectionStateRecovery = recovery;
            return this;
        }

        /** Sets how packets become messages; the clients must use the same parser. */
        public Builder parser(Parser parser) {
            this.parser = parser;
            return this;
        }

        /** Sets what keeps the rooms; without it, this server's memory. */
        public Builder adapterFactory(AdapterFactory adapterFactory) {
            this.adapterFactory = adapterFactory;
            return this;
        }

        /** Sets what connects this server to others; instead of an {@link #adapterFactory}. */
        public Builder cluster(ClusterMedium cluster) {
            this.cluster = cluster;
            return this;
        }

        /** Sets which pages of other origins may use the server. */
        public Builder cors(Cors cors) {
            this.cors = cors;
            return this;
        }

        /** Sets the cookie that clients on polling get. */
        public Builder cookie(HandshakeCookie cookie) {
            this.cookie = cookie;
            return this;
        }

        /**
         * Sets what makes the ids of connections: secrets that nobody can guess, of letters, digits, {@code -} and
         * {@code _}. A client whose id is another's, or not of these, is refused.
         */
        public Builder sessionIdGenerator(Function<ConnectionRequest, String> sessionIdGenerator) {
            this.sessionIdGenerator = sessionIdGenerator;
            return this;
        }

        /** Sets who decides about connections before they exist; without it, all may connect. */
        public Builder requestFilter(RequestFilter requestFilter) {
            this.requestFilter = requestFilter;
            return this;
        }

        /** Returns the options; the builder may be used further without changing them. */
        public SocketIoOptions build() {
            return new SocketIoOptions(clone());
        }

        @Override
        protected Builder clone() {
            try {
                return (Builder) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
