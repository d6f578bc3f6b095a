package io.github.socketiojakarta;

import io.github.socketiojakarta.cluster.ClusterMedium;
import io.github.socketiojakarta.parser.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What options there are: their names, kinds of value, defaults, what each may be, and its row in the table of the page on
 * configuration. What is read from text, what {@link SocketIoOptions#toString()} shows and what the page says follow from
 * this; besides, an option has its two methods in {@link SocketIoOptions}. Immutable once it is initialized.
 */
final class OptionTable {

    private static final List<Option<?>> DECLARED = new ArrayList<>();

    static final Option<String> PATH =
            declare("path", OptionType.TEXT, "/socket.io", OptionCheck::path, "the path below the context path");
    static final Option<Set<Transport>> TRANSPORTS = declare(
            "transports",
            OptionType.TRANSPORTS,
            Set.of(Transport.POLLING, Transport.WEBSOCKET),
            OptionCheck::transports,
            "the transports a client may use");
    static final Option<Boolean> ALLOW_UPGRADES =
            declare("allowUpgrades", OptionType.SWITCH, true, "whether a client may change from polling to WebSocket");
    static final Option<Boolean> ALLOW_EIO3 = declare(
            "allowEIO3",
            OptionType.SWITCH,
            false,
            "whether clients of Socket.IO 1 and 2 may connect; the id of such a socket is the secret id of its session: do not show it to others");
    static final Option<Boolean> SAME_USER = declare(
            "sameUser",
            OptionType.SWITCH,
            true,
            "whether all requests of a connection must come from the user who opened it");
    static final Option<Boolean> END_WITH_HTTP_SESSION = declare(
            "endWithHttpSession",
            OptionType.SWITCH,
            true,
            "whether the end of the HttpSession, by logout or timeout, disconnects its clients");
    static final Option<Boolean> CONTAINER_CONTEXT = declare(
            "containerContext",
            OptionType.SWITCH,
            true,
            "whether listeners find java:comp and the identity of the user on every thread, if the container can carry them over");
    static final Option<Boolean> USER_ROOMS = declare(
            "userRooms",
            OptionType.SWITCH,
            false,
            "whether every socket of an authenticated user is in the room UserRoom.of(name)");
    static final Option<Set<String>> ROLES = declare(
            "roles",
            OptionType.NAMES,
            Set.of(),
            "the roles, separated by commas, about which handshake().isUserInRole() can be asked");
    static final Option<Duration> PING_INTERVAL = declare(
            "pingInterval",
            OptionType.MILLIS,
            Duration.ofSeconds(25),
            OptionCheck::positive,
            "ms from an answered ping to the next");
    static final Option<Duration> PING_TIMEOUT = declare(
            "pingTimeout",
            OptionType.MILLIS,
            Duration.ofSeconds(20),
            OptionCheck::positive,
            "ms a client has to answer a ping");
    static final Option<Duration> UPGRADE_TIMEOUT = declare(
            "upgradeTimeout",
            OptionType.MILLIS,
            Duration.ofSeconds(10),
            OptionCheck::positive,
            "ms an upgrade may take; after that only the upgrade fails, and the client stays on polling");
    static final Option<Duration> CONNECT_TIMEOUT = declare(
            "connectTimeout",
            OptionType.MILLIS,
            Duration.ofSeconds(45),
            OptionCheck::positive,
            "ms a client may stay without joining a namespace");
    static final Option<Integer> MAX_HTTP_BUFFER_SIZE = declare(
            "maxHttpBufferSize",
            OptionType.NUMBER,
            1_000_000,
            OptionCheck::positive,
            "bytes of a POST body or WebSocket message");
    static final Option<Duration> HTTP_REQUEST_BODY_TIMEOUT = declare(
            "httpRequestBodyTimeout",
            OptionType.MILLIS,
            Duration.ofSeconds(30),
            OptionCheck::positive,
            "ms the body of a POST may take to arrive");
    static final Option<Boolean> HTTP_COMPRESSION =
            declare("httpCompression", OptionType.SWITCH, true, "whether responses to polls are compressed");
    static final Option<Integer> HTTP_COMPRESSION_THRESHOLD = declare(
            "httpCompressionThreshold",
            OptionType.NUMBER,
            1024,
            OptionCheck::positive,
            "bytes from which on a response is compressed");
    static final Option<Integer> MAX_PACKETS_PER_POLL = declare(
            "maxPacketsPerPoll",
            OptionType.NUMBER,
            0,
            OptionCheck::limit,
            "packets in the answer to one poll, for clients that accept only a limited number; 0: any number");
    static final Option<Boolean> PER_MESSAGE_DEFLATE = declare(
            "perMessageDeflate",
            OptionType.SWITCH,
            false,
            "whether WebSocket messages are compressed, if the container can");
    static final Option<Boolean> ADD_TRAILING_SLASH =
            declare("addTrailingSlash", OptionType.SWITCH, true, "whether requests must have a slash behind the path");
    static final Option<Boolean> SERVE_CLIENT =
            declare("serveClient", OptionType.SWITCH, true, "whether the JavaScript client is served below the path");
    static final Option<Integer> MAX_ATTACHMENTS = declare(
            "maxAttachments",
            OptionType.NUMBER,
            10,
            OptionCheck::positive,
            "binary attachments of one incoming packet");
    static final Option<Integer> MAX_PACKET_BYTES = declare(
            "maxPacketBytes",
            OptionType.NUMBER,
            10_000_000,
            OptionCheck::positive,
            "bytes of those attachments together");
    static final Option<Duration> ATTACHMENT_TIMEOUT = declare(
            "attachmentTimeout",
            OptionType.MILLIS,
            Duration.ofSeconds(45),
            OptionCheck::positive,
            "ms those attachments may take to arrive");
    static final Option<Integer> MAX_JSON_DEPTH = declare(
            "maxJsonDepth",
            OptionType.NUMBER,
            200,
            OptionCheck::positive,
            "depth of arrays and objects of an incoming packet");
    static final Option<Boolean> LARGE_INTEGERS_AS_TEXT = declare(
            "largeIntegersAsText",
            OptionType.SWITCH,
            false,
            "whether whole numbers that JavaScript would round are sent as text");
    static final Option<Integer> MAX_SEND_BUFFER_BYTES = declare(
            "maxSendBufferBytes",
            OptionType.NUMBER,
            16_000_000,
            OptionCheck::positive,
            "bytes that may wait for one client before it is disconnected");
    static final Option<Integer> MAX_RECEIVE_BUFFER_BYTES = declare(
            "maxReceiveBufferBytes",
            OptionType.NUMBER,
            4_000_000,
            OptionCheck::positive,
            "bytes of packets that may wait for the listeners of one client before the server stops reading it");
    static final Option<Duration> RECEIVE_TIMEOUT = declare(
            "receiveTimeout",
            OptionType.MILLIS,
            Duration.ofSeconds(30),
            OptionCheck::positive,
            "ms for which such a client is not read before it is disconnected");
    static final Option<Integer> MAX_BLOCKED_READERS = declare(
            "maxBlockedReaders",
            OptionType.NUMBER,
            50,
            OptionCheck::notNegative,
            "threads of the container that may wait at once because such a client is not read");
    static final Option<Boolean> CLEANUP_EMPTY_CHILD_NAMESPACES = declare(
            "cleanupEmptyChildNamespaces",
            OptionType.SWITCH,
            false,
            "whether a namespace made by a pattern is removed when its last socket leaves");
    static final Option<Duration> SHUTDOWN_DRAIN = declare(
            "shutdownDrain",
            OptionType.MILLIS,
            Duration.ZERO,
            OptionCheck::shutdownDrain,
            "ms over which clients are disconnected when the server closes");
    static final Option<Integer> MAX_PENDING_ACKS = declare(
            "maxPendingAcks", OptionType.NUMBER, 10_000, OptionCheck::positive, "acknowledgements one socket may owe");
    static final Option<Integer> MAX_CONNECTIONS = declare(
            "maxConnections",
            OptionType.NUMBER,
            0,
            OptionCheck::limit,
            "clients that may be connected at a time; 0: any number");
    static final Option<Integer> MAX_CONNECTIONS_PER_ADDRESS = declare(
            "maxConnectionsPerAddress",
            OptionType.NUMBER,
            0,
            OptionCheck::limit,
            "clients of one address that may be connected at a time; 0: any number");
    static final Option<Integer> MAX_HANDSHAKES_PER_SECOND = declare(
            "maxHandshakesPerSecond",
            OptionType.NUMBER,
            0,
            OptionCheck::limit,
            "clients that may connect in one second; 0: any number");
    static final Option<Integer> MAX_HANDSHAKES_PER_SECOND_PER_ADDRESS = declare(
            "maxHandshakesPerSecondPerAddress",
            OptionType.NUMBER,
            0,
            OptionCheck::limit,
            "clients of one address that may connect in one second; 0: any number");
    static final Option<Integer> MAX_EVENTS_PER_SECOND = declare(
            "maxEventsPerSecond",
            OptionType.NUMBER,
            0,
            OptionCheck::limit,
            "events a client may send in one second; 0: any number");
    static final Option<Integer> MAX_CHILD_NAMESPACES = declare(
            "maxChildNamespaces",
            OptionType.NUMBER,
            10_000,
            OptionCheck::positive,
            "namespaces that all clients together may make through patterns and predicates");
    static final Option<Integer> MAX_NAMESPACES =
            declare("maxNamespaces", OptionType.NUMBER, 100, OptionCheck::positive, "namespaces one client may be in");
    static final Option<Integer> MAX_ROOMS =
            declare("maxRooms", OptionType.NUMBER, 10_000, OptionCheck::positive, "rooms one socket may join");
    static final Option<Cors> CORS = declare(
            "cors",
            OptionType.ORIGINS,
            "which pages of other origins may use the server, with all CORS headers; none without it");
    static final Option<HandshakeCookie> COOKIE =
            declare("cookie", OptionType.inCode(), "a cookie with a session id, for balancers; none without it");
    static final Option<Function<ConnectionRequest, String>> SESSION_ID_GENERATOR =
            declare("sessionIdGenerator", OptionType.inCode(), "your own session ids; 120 random bits without it");
    static final Option<Object> EXECUTOR =
            declare("executor", OptionType.EXECUTOR, "where listeners run; on the threads of the container without it");
    static final Option<JsonCodec> JSON_CODEC = declare(
            "jsonCodec",
            OptionType.inCode(),
            "how values become JSON, for example new JacksonCodec(), new Jackson3Codec(), or new JsonbCodec(new JsonbConfig()…) with a configuration of your own; JSON-B without it");
    static final Option<ConnectionStateRecovery> CONNECTION_STATE_RECOVERY = declare(
            "connectionStateRecovery",
            OptionType.inCode(),
            "whether clients get their sockets back after a broken connection; they do not without it");
    static final Option<SlowConsumerPolicy> SLOW_CONSUMERS = declare(
            "slowConsumers",
            OptionType.inCode(),
            "whether newer events take the place of older ones that still wait; they all wait without it");
    static final Option<Parser> PARSER =
            declare("parser", OptionType.inCode(), "how packets become messages; by the standard parser without it");
    static final Option<AdapterFactory> ADAPTER_FACTORY = declare(
            "adapterFactory", OptionType.inCode(), "what stores the rooms; the memory of this server without it");
    static final Option<ClusterMedium> CLUSTER =
            declare("cluster", OptionType.inCode(), "what connects several servers; this one is alone without it");
    static final Option<RequestFilter> REQUEST_FILTER = declare(
            "requestFilter",
            OptionType.inCode(),
            "which requests may open a connection (allowRequest in Node.js); all without it");

    private static final Map<String, Option<?>> BY_NAME = byName();

    private OptionTable() {}

    /** Returns all options, in the order of the page. */
    static List<Option<?>> all() {
        return Collections.unmodifiableList(DECLARED);
    }

    /** Returns the options that can be text by their names, sorted. */
    static Map<String, Option<?>> byText() {
        return BY_NAME;
    }

    private static Map<String, Option<?>> byName() {
        Map<String, Option<?>> named = new TreeMap<>();
        for (Option<?> option : DECLARED) {
            if (option.type().isText()) {
                named.put(option.name(), option);
            }
        }
        return Collections.unmodifiableMap(named);
    }

    private static <T> Option<T> declare(String name, OptionType<T> type, String meaning) {
        return add(name, type, null, (unused, value) -> value, meaning);
    }

    private static <T> Option<T> declare(String name, OptionType<T> type, T standard, String meaning) {
        return add(name, type, standard, (unused, value) -> value, meaning);
    }

    private static <T> Option<T> declare(
            String name, OptionType<T> type, T standard, BiFunction<String, T, T> check, String meaning) {
        return add(name, type, standard, check, meaning);
    }

    private static <T> Option<T> add(
            String name, OptionType<T> type, @Nullable T standard, BiFunction<String, T, T> check, String meaning) {
        Option<T> option = new Option<>(name, type, standard, check, meaning);
        DECLARED.add(option);
        return option;
    }
}
