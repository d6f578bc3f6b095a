package io.github.socketiojakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.socketiojakarta.cluster.ClusterFlags;
import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterServers;
import io.github.socketiojakarta.cluster.ClusterSocket;
import io.github.socketiojakarta.cluster.ClusterTarget;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.cluster.ReceivedMessage;
import io.github.socketiojakarta.cluster.StoredSession;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.parser.Arguments;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.testing.RecordingAck;
import io.github.socketiojakarta.testing.TestArgs;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of the API that can get more parts: they are equal if all their parts are, and their text tells no secret. */
class ValueTest {

    private static final String SECRET = "hunter2";
    private static final EncodedJson JSON = EncodedJson.of("{\"password\":\"" + SECRET + "\"}");
    private static final Args ARGS = TestArgs.of(SECRET);
    private static final Ack ACK = new RecordingAck();
    private static final Socket SOCKET = named(Socket.class, "id");
    private static final ConnectionRequest REQUEST = named(ConnectionRequest.class, SECRET);
    private static final Socket OTHER_SOCKET = named(Socket.class, "other");
    private static final ConnectionRequest OTHER_REQUEST = named(ConnectionRequest.class, SECRET);
    private static final Ack OTHER_ACK = new RecordingAck();
    private static final Args NO_ARGS = TestArgs.of();
    private static final Exception OTHER_FAILURE = new IllegalStateException("no");
    private static final ConflationKey OTHER_KEY = (namespace, event, args) -> Optional.empty();
    private static final IncomingEvent EVENT = IncomingEvent.of(SOCKET, "login", ARGS, ACK);
    private static final Exception FAILURE = new IllegalStateException("no");
    private static final ClusterMessage MESSAGE = new ClusterMessage.Heartbeat();
    private static final StoredSession SESSION = StoredSession.of("/", "id", SECRET);

    /** Returns something that has the name as its id and as its text. */
    private static <T> T named(Class<T> type, String name) {
        Object proxy = Proxy.newProxyInstance(
                ValueTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> switch (method.getName()) {
                    case "equals" -> self == args[0];
                    case "hashCode" -> 7;
                    default -> name;
                });
        return type.cast(proxy);
    }

    private static List<Supplier<Object>> alike(List<Supplier<Object>> values) {
        return values;
    }

    /** Returns for each class values of which no two are equal, each with one part other than in the first. */
    static Stream<List<Supplier<Object>>> kinds() {
        return Stream.of(root(), recovery(), cookies(), acks(), packets(), cluster(), sessions())
                .flatMap(some -> some);
    }

    private static Stream<List<Supplier<Object>>> root() {
        EmitFlags flags = EmitFlags.NONE;
        BroadcastOptions all = BroadcastOptions.ALL;
        return Stream.of(
                alike(List.of(
                        () -> flags.withCompress(true),
                        () -> flags.with(EmitFlags.Delivery.VOLATILE),
                        () -> flags.withCompress(false),
                        () -> flags.with(EmitFlags.Scope.LOCAL),
                        () -> flags.withTimeout(Duration.ofMillis(1)))),
                alike(List.of(
                        () -> all.with(flags),
                        () -> all.to("a"),
                        () -> all.to(Set.of("a", "b")),
                        () -> all.except("a"),
                        () -> all.except(Set.of("a", "b")),
                        () -> all.with(flags.withCompress(false)))),
                alike(List.of(
                        () -> IncomingEvent.of(SOCKET, "login", ARGS, ACK),
                        () -> IncomingEvent.of(OTHER_SOCKET, "login", ARGS, ACK),
                        () -> IncomingEvent.of(SOCKET, "logout", ARGS, ACK),
                        () -> IncomingEvent.of(SOCKET, "login", NO_ARGS, ACK),
                        () -> IncomingEvent.of(SOCKET, "login", ARGS, OTHER_ACK))),
                alike(List.of(
                        () -> EventFailure.of(EVENT, EventFailure.Origin.LISTENER, FAILURE),
                        () -> EventFailure.of(
                                IncomingEvent.of(SOCKET, "x", ARGS, ACK), EventFailure.Origin.LISTENER, FAILURE),
                        () -> EventFailure.of(EVENT, EventFailure.Origin.MIDDLEWARE, FAILURE),
                        () -> EventFailure.of(EVENT, EventFailure.Origin.LISTENER, OTHER_FAILURE))),
                alike(List.of(
                        () -> ConnectionError.of(REQUEST, 1, "m", "C"),
                        () -> ConnectionError.of(OTHER_REQUEST, 1, "m", "C"),
                        () -> ConnectionError.of(REQUEST, 2, "m", "C"),
                        () -> ConnectionError.of(REQUEST, 1, "n", "C"),
                        () -> ConnectionError.of(REQUEST, 1, "m", "D"))));
    }

    private static Stream<List<Supplier<Object>>> recovery() {
        ConnectionStateRecovery defaults = ConnectionStateRecovery.defaults();
        return Stream.<List<Supplier<Object>>>of(List.of(
                ConnectionStateRecovery::defaults,
                () -> defaults.withMaxDisconnectionDuration(Duration.ofSeconds(1)),
                () -> defaults.withSkipMiddlewares(false),
                () -> defaults.withMaxPackets(1),
                () -> defaults.withMaxBytes(1),
                () -> defaults.withMaxSessions(1)));
    }

    private static Stream<List<Supplier<Object>>> cookies() {
        HandshakeCookie defaults = HandshakeCookie.defaults();
        return Stream.<List<Supplier<Object>>>of(List.of(
                HandshakeCookie::defaults,
                () -> HandshakeCookie.named("route"),
                () -> defaults.withPath("/a"),
                () -> defaults.withDomain("example.com"),
                () -> defaults.withHttpOnly(false),
                () -> defaults.withSecure(true),
                () -> defaults.withSameSite("None"),
                () -> defaults.withMaxAge(Duration.ofHours(1))));
    }

    private static Stream<List<Supplier<Object>>> acks() {
        BroadcastAcks none = BroadcastAcks.of(Map.of(), Map.of());
        ConflationKey key = (namespace, event, args) -> Optional.empty();
        return Stream.of(
                alike(List.of(
                        () -> BroadcastAcks.of(Map.of(), Map.of()),
                        () -> BroadcastAcks.of(Map.of("id", ARGS), Map.of()),
                        () -> BroadcastAcks.of(Map.of(), Map.of("id", MissingAck.TIMED_OUT)),
                        () -> none.withAnonymous(List.of(ARGS)),
                        () -> none.withMissingElsewhere(1),
                        () -> none.withMissingServers(1))),
                alike(List.of(
                        () -> SlowConsumerPolicy.conflate(key),
                        () -> SlowConsumerPolicy.conflate(OTHER_KEY),
                        SlowConsumerPolicy::disconnect)));
    }

    private static Stream<List<Supplier<Object>>> packets() {
        OutgoingPacket packet = OutgoingPacket.of(PacketType.EVENT, "/", JSON.json());
        return Stream.of(
                alike(List.of(
                        () -> DecoderLimits.NONE.withMaxJsonDepth(Integer.MAX_VALUE),
                        () -> DecoderLimits.NONE.withMaxAttachments(1),
                        () -> DecoderLimits.NONE.withMaxPacketBytes(1),
                        () -> DecoderLimits.NONE.withMaxJsonDepth(1))),
                alike(List.of(
                        () -> OutgoingPacket.of(PacketType.EVENT, "/", JSON.json()),
                        () -> OutgoingPacket.of(PacketType.ACK, "/", JSON.json()),
                        () -> OutgoingPacket.of(PacketType.EVENT, "/a", JSON.json()),
                        () -> OutgoingPacket.of(PacketType.EVENT, "/", "{}"),
                        () -> packet.withId(7),
                        () -> packet.withAttachments(List.of(ByteBuffer.allocate(1))))));
    }

    private static Stream<List<Supplier<Object>>> cluster() {
        ClusterFlags flags = ClusterFlags.NONE;
        ClusterTarget all = ClusterTarget.ALL;
        ReceivedMessage received = ReceivedMessage.of(MESSAGE);
        return Stream.of(
                alike(List.of(
                        () -> flags.withCompress(true),
                        () -> flags.withVolatile(true),
                        () -> flags.withCompress(false),
                        () -> flags.withTimeout(Duration.ofMillis(1)),
                        () -> flags.withSingleResponse(true))),
                alike(List.of(
                        () -> all.withFlags(flags),
                        () -> all.withRooms(Set.of("a")),
                        () -> all.withExcept(Set.of("a")),
                        () -> all.withFlags(flags.withVolatile(true)))),
                alike(List.of(
                        () -> ClusterServers.known(Set.of()),
                        () -> ClusterServers.known(Set.of("a")),
                        () -> ClusterServers.counted(1))),
                alike(List.of(
                        () -> ClusterSocket.of("id", JSON, Set.of(), JSON),
                        () -> ClusterSocket.of("other", JSON, Set.of(), JSON),
                        () -> ClusterSocket.of("id", EncodedJson.of("{}"), Set.of(), JSON),
                        () -> ClusterSocket.of("id", JSON, Set.of("a"), JSON),
                        () -> ClusterSocket.of("id", JSON, Set.of(), EncodedJson.of("{}")))),
                alike(List.of(
                        () -> ReceivedMessage.of(MESSAGE),
                        () -> ReceivedMessage.from("a", MESSAGE),
                        () -> received.withOffset("1-0"),
                        () -> ReceivedMessage.of(new ClusterMessage.AdapterClose()))));
    }

    private static Stream<List<Supplier<Object>>> sessions() {
        StoredSession.Sent sent = new StoredSession.Sent(Optional.of("1-0"), "2-0", Optional.empty());
        return Stream.of(alike(List.of(
                () -> StoredSession.of("/", "id", SECRET),
                () -> StoredSession.of("/a", "id", SECRET),
                () -> StoredSession.of("/", "other", SECRET),
                () -> StoredSession.of("/", "id", SECRET + "3"),
                () -> SESSION.withRooms(Set.of("a")),
                () -> SESSION.withData(JSON),
                () -> SESSION.withOwner(JSON),
                () -> SESSION.withSent(sent))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void valuesAreEqualIfTheirPartsAre(List<Supplier<Object>> kind) {
        for (Supplier<Object> value : kind) {
            assertThat(value.get()).isEqualTo(value.get()).hasSameHashCodeAs(value.get());
            assertThat(value.get()).isNotEqualTo("another type").isNotEqualTo(null);
        }
        assertThat(kind.stream().map(Supplier::get)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theTextTellsWhatItIsAndNoSecret(List<Supplier<Object>> kind) {
        for (Supplier<Object> value : kind) {
            assertThat(value.get().toString()).contains("[").endsWith("]").doesNotContain(SECRET);
        }
    }

    /** What leaves the rest as it is, may be called in any order. */
    @ParameterizedTest
    @MethodSource("kinds")
    void whatReturnsTheSameWithAnotherPartKeepsTheOthers(List<Supplier<Object>> kind) throws Exception {
        Object first = kind.get(0).get();
        for (Supplier<Object> value : kind) {
            for (Method part : parts(first.getClass())) {
                Object other = value.get();
                if (other.getClass() == first.getClass()) {
                    assertThat(part.invoke(other)).as(part.getName()).isNotNull();
                }
            }
            if (value.get().getClass() == first.getClass()) {
                assertThat(changed(first, value.get())).as("%s", value.get()).hasSizeLessThanOrEqualTo(2);
            }
        }
    }

    private static Set<String> changed(Object one, Object other) throws Exception {
        Set<String> changed = new HashSet<>();
        for (Method part : parts(one.getClass())) {
            if (!part.invoke(one).equals(part.invoke(other))) {
                changed.add(part.getName());
            }
        }
        return changed;
    }

    private static List<Method> parts(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
                .filter(method -> !Set.of("toString", "hashCode").contains(method.getName()))
                .toList();
    }

    @Test
    void theTextOfWhatIsOnTheWireTellsNoSecretEither() {
        Arguments arguments = new Arguments(List.of(SECRET), List.of(), 9);
        for (Object value :
                List.of(arguments, new Packet.Connect("/", Optional.of(SECRET)), EncodedPacket.text(SECRET), JSON)) {
            assertThat(value.toString()).contains("[").doesNotContain(SECRET);
        }
    }

    @Test
    void theLimitsOfRecoveryAreGreaterThanNothing() {
        ConnectionStateRecovery defaults = ConnectionStateRecovery.defaults();
        for (Runnable wrong : List.<Runnable>of(
                () -> defaults.withMaxDisconnectionDuration(Duration.ZERO),
                () -> defaults.withMaxPackets(0),
                () -> defaults.withMaxBytes(0),
                () -> defaults.withMaxSessions(0))) {
            assertThatIllegalArgumentException().isThrownBy(wrong::run);
        }
    }

    @Test
    void aPacketHasTheIdItIsGiven() {
        OutgoingPacket packet = OutgoingPacket.of(PacketType.ACK, "/", "[]");
        assertThat(packet.id()).isEmpty();
        assertThat(packet.withId(7)).isEqualTo(packet.withId(packet.withId(7).id()));
        assertThat(packet.withId(7).withId(packet.id())).isEqualTo(packet);
    }
}
