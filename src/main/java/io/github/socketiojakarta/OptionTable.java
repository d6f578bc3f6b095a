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
            flag("allowUpgrades", true, "whether a client may change from polling to WebSocket");
    static final Option<Boolean> ALLOW_EIO3 = flag(
            "allowEIO3",
            false,
            "whether clients of Socket.IO 1 and 2 may connect; the id of such a socket is the secret id of its session: do not show it to others");
    static final Option<Boolean> SAME_USER =
            flag("sameUser", true, "whether all requests of a connection must come from the user who opened it");
    static final Option<Boolean> END_WITH_HTTP_SESSION = flag(
            "endWithHttpSession",
            true,
            "whether the end of the HttpSession, by logout or timeout, disconnects its clients");
    static final Option<Boolean> CONTAINER_CONTEXT = flag(
            "containerContext",
            true,
            "whether listeners find java:comp and the identity of the user on every thread, if the container can carry them over");
    static final Option<Boolean> USER_ROOMS =
            flag("userRooms", false, "whether every socket of an authenticated user is in the room UserRoom.of(name)");
    static final Option<Set<String>> ROLES = declare(
            "roles",
            OptionType.NAMES,
            Set.of(),
            (unused, value) -> value,
            "the roles, separated by commas, about which handshake().isUserInRole() can be asked");
    static final Option<Duration> PING_INTERVAL = millis(
            "pingInterval", Duration.ofSeconds(25), OptionCheck::positive, "ms from an answered ping to the next");
    static final Option<Duration> PING_TIMEOUT =
            millis("pingTimeout", Duration.ofSeconds(20), OptionCheck::positive, "ms a client has to answer a ping");
    static final Option<Duration> UPGRADE_TIMEOUT = millis(
            "upgradeTimeout",
            Duration.ofSeconds(10),
            OptionCheck::positive,
            "ms an upgrade may take; after that only the upgrade fails, and the client stays on polling");
    static final Option<Duration> CONNECT_TIMEOUT = millis(
            "connectTimeout",
            Duration.ofSeconds(45),
            OptionCheck::positive,
            "ms a client may stay without joining a namespace");
    static final Option<Integer> MAX_HTTP_BUFFER_SIZE =
            number("maxHttpBufferSize", 1_000_000, OptionCheck::positive, "bytes of a POST body or WebSocket message");
    static final Option<Duration> HTTP_REQUEST_BODY_TIMEOUT = millis(
            "httpRequestBodyTimeout",
            Duration.ofSeconds(30),
            OptionCheck::positive,
            "ms the body of a POST may take to arrive");
    static final Option<Boolean> HTTP_COMPRESSION =
            flag("httpCompression", true, "whether responses to polls are compressed");
    static final Option<Integer> HTTP_COMPRESSION_THRESHOLD = number(
            "httpCompressionThreshold", 1024, OptionCheck::positive, "bytes from which on a response is compressed");
    static final Option<Integer> MAX_PACKETS_PER_POLL = number(
            "maxPacketsPerPoll",
            0,
            OptionCheck::limit,
            "packets in the answer to one poll, for clients that accept only a limited number; 0: any number");
    static final Option<Boolean> PER_MESSAGE_DEFLATE =
            flag("perMessageDeflate", false, "whether WebSocket messages are compressed, if the container can");
    static final Option<Boolean> ADD_TRAILING_SLASH =
            flag("addTrailingSlash", true, "whether requests must have a slash behind the path");
    static final Option<Boolean> SERVE_CLIENT =
            flag("serveClient", true, "whether the JavaScript client is served below the path");
    static final Option<Integer> MAX_ATTACHMENTS =
            number("maxAttachments", 10, OptionCheck::positive, "binary attachments of one incoming packet");
    static final Option<Integer> MAX_PACKET_BYTES =
            number("maxPacketBytes", 10_000_000, OptionCheck::positive, "bytes of those attachments together");
    static final Option<Duration> ATTACHMENT_TIMEOUT = millis(
            "attachmentTimeout",
            Duration.ofSeconds(45),
            OptionCheck::positive,
            "ms those attachments may take to arrive");
    static final Option<Integer> MAX_JSON_DEPTH =
            number("maxJsonDepth", 200, OptionCheck::positive, "depth of arrays and objects of an incoming packet");
    static final Option<Boolean> LARGE_INTEGERS_AS_TEXT =
            flag("largeIntegersAsText", false, "whether whole numbers that JavaScript would round are sent as text");
    static final Option<Integer> MAX_SEND_BUFFER_BYTES = number(
            "maxSendBufferBytes",
            16_000_000,
            OptionCheck::positive,
            "bytes that may wait for one client before it is disconnected");
    static final Option<Integer> MAX_RECEIVE_BUFFER_BYTES = number(
            "maxReceiveBufferBytes",
            4_000_000,
            OptionCheck::positive,
            "bytes of packets that may wait for the listeners of one client before the server stops reading it");
    static final Option<Duration> RECEIVE_TIMEOUT = millis(
            "receiveTimeout",
            Duration.ofSeconds(30),
            OptionCheck::positive,
            "ms for which such a client is not read before it is disconnected");
    static final Option<Integer> MAX_BLOCKED_READERS = number(
            "maxBlockedReaders",
            50,
            OptionCheck::notNegative,
            "threads of the container that may wait at once because such a client is not read");
    static final Option<Boolean> CLEANUP_EMPTY_CHILD_NAMESPACES = flag(
            "cleanupEmptyChildNamespaces",
            false,
            "whether a namespace made by a pattern is removed when its last socket leaves");
    static final Option<Duration> SHUTDOWN_DRAIN = millis(
            "shutdownDrain",
            Duration.ZERO,
            OptionCheck::shutdownDrain,
            "ms over which clients are disconnected when the server closes");
    static final Option<Integer> MAX_PENDING_ACKS =
            number("maxPendingAcks", 10_000, OptionCheck::positive, "acknowledgements one socket may owe");
    static final Option<Integer> MAX_CONNECTIONS =
            number("maxConnections", 0, OptionCheck::limit, "clients that may be connected at a time; 0: any number");
    static final Option<Integer> MAX_CONNECTIONS_PER_ADDRESS = number(
            "maxConnectionsPerAddress",
            0,
            OptionCheck::limit,
            "clients of one address that may be connected at a time; 0: any number");
    static final Option<Integer> MAX_HANDSHAKES_PER_SECOND = number(
            "maxHandshakesPerSecond", 0, OptionCheck::limit, "clients that may connect in one second; 0: any number");
    static final Option<Integer> MAX_HANDSHAKES_PER_SECOND_PER_ADDRESS = number(
            "maxHandshakesPerSecondPerAddress",
            0,
            OptionCheck::limit,
            "clients of one address that may connect in one second; 0: any number");
    static final Option<Integer> MAX_EVENTS_PER_SECOND = number(
            "maxEventsPerSecond", 0, OptionCheck::limit, "events a client may send in one second; 0: any number");
    static final Option<Integer> MAX_CHILD_NAMESPACES = number(
            "maxChildNamespaces",
            10_000,
            OptionCheck::positive,
            "namespaces that all clients together may make through patterns and predicates");
    static final Option<Integer> MAX_NAMESPACES =
            number("maxNamespaces", 100, OptionCheck::positive, "namespaces one client may be in");
    static final Option<Integer> MAX_ROOMS =
            number("maxRooms", 10_000, OptionCheck::positive, "rooms one socket may join");
    static final Option<Cors> CORS = declare(
            "cors",
            OptionType.ORIGINS,
            "which pages of other origins may use the server, with all CORS headers; none without it");
    static final Option<HandshakeCookie> COOKIE =
            object("cookie", "a cookie with a session id, for balancers; none without it");
    static final Option<Function<ConnectionRequest, String>> SESSION_ID_GENERATOR =
            object("sessionIdGenerator", "your own session ids; 120 random bits without it");
    static final Option<Object> EXECUTOR =
            declare("executor", OptionType.EXECUTOR, "where listeners run; on the threads of the container without it");
    static final Option<JsonCodec> JSON_CODEC = object(
            "jsonCodec",
            "how values become JSON, for example new JacksonCodec(), new Jackson3Codec(), or new JsonbCodec(new JsonbConfig()…) with a configuration of your own; JSON-B without it");
    static final Option<ConnectionStateRecovery> CONNECTION_STATE_RECOVERY = object(
            "connectionStateRecovery",
            "whether clients get their sockets back after a broken connection; they do not without it");
    static final Option<SlowConsumerPolicy> SLOW_CONSUMERS = object(
            "slowConsumers",
            "whether newer events take the place of older ones that still wait; they all wait without it");
    static final Option<Parser> PARSER =
            object("parser", "how packets become messages; by the standard parser without it");
    static final Option<ClusterMedium> CLUSTER =
            object("cluster", "what connects several servers; this one is alone without it");
    static final Option<RequestFilter> REQUEST_FILTER =
            object("requestFilter", "which requests may open a connection (allowRequest in Node.js); all without it");
    static final Option<AsyncRequestFilter> ASYNC_REQUEST_FILTER =
            object("asyncRequestFilter", "the same, with a decision that may come later; all without it");

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

    private static Option<Boolean> flag(String name, boolean standard, String meaning) {
        return declare(name, OptionType.SWITCH, standard, (unused, value) -> value, meaning);
    }

    private static Option<Integer> number(
            String name, int standard, BiFunction<String, Integer, Integer> check, String meaning) {
        return declare(name, OptionType.NUMBER, standard, check, meaning);
    }

    private static Option<Duration> millis(
            String name, Duration standard, BiFunction<String, Duration, Duration> check, String meaning) {
        return declare(name, OptionType.MILLIS, standard, check, meaning);
    }

    private static <T> Option<T> object(String name, String meaning) {
        return declare(name, OptionType.inCode(), meaning);
    }

    private static <T> Option<T> declare(String name, OptionType<T> type, String meaning) {
        return declare(name, type, null, (unused, value) -> value, meaning);
    }

    private static <T> Option<T> declare(
            String name, OptionType<T> type, @Nullable T standard, BiFunction<String, T, T> check, String meaning) {
        Option<T> option = new Option<>(name, type, standard, check, meaning);
        DECLARED.add(option);
        return option;
    }
}
