package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.cluster.ClusterMessage.Broadcast;
import io.github.socketiojakarta.loopback.Loopback;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in the store, or comes of it: a client gets in, and gets nothing malformed. */
class HostileStoreTest {

    private static final String CLAIM = "40{\"pid\":\"secret\",\"offset\":\"1\"}";

    private final Store store = new Store();
    private final RecordingMedium medium = new RecordingMedium();
    private Loopback server;

    /** Places are numbers. */
    private static final class Store implements SessionStore {
        CompletionStage<Optional<StoredSession>> found = CompletableFuture.completedFuture(Optional.empty());
        List<ClusterMessage> messages = List.of();

        @Nullable
        Boolean known = true;

        boolean fails;

        @Override
        public CompletionStage<@Nullable Void> persist(StoredSession session, Duration timeToLive) {
            throw new IllegalStateException("broken");
        }

        @Override
        public CompletionStage<Optional<StoredSession>> take(String namespace, String privateId) {
            if (fails) {
                throw new IllegalStateException("broken");
            }
            return found;
        }

        @Override
        public CompletionStage<Boolean> read(
                String namespace, String place, BiPredicate<String, ClusterMessage> reader) {
            for (int i = 0; i < messages.size() && reader.test(String.valueOf(i + 2), messages.get(i)); i++) {}
            return CompletableFuture.completedFuture(known);
        }

        @Override
        public boolean isAfter(String place, String other) {
            return Long.parseLong(place) > Long.parseLong(other);
        }
    }

    private void start(ConnectionStateRecovery recovery) {
        medium.ready.complete(Optional.of("0"));
        medium.store = Optional.of(store);
        medium.count = () -> CompletableFuture.completedFuture(1);
        server = new Loopback(SocketIoOptions.builder()
                .cluster(medium)
                .connectionStateRecovery(recovery)
                .build());
    }

    private ClusterClient comeBack() {
        start(ConnectionStateRecovery.defaults());
        return ClusterClient.connect(server, CLAIM);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void finds(String data, Optional<EncodedJson> owner, Optional<StoredSession.Sent> sent) {
        StoredSession plain = StoredSession.of("/", "id", "secret")
                .withRooms(Set.of("id", "room"))
                .withData(EncodedJson.of(data));
        StoredSession owned = owner.map(plain::withOwner).orElse(plain);
        store.found = CompletableFuture.completedFuture(
                Optional.of(sent.map(owned::withSent).orElse(owned)));
    }

    private static Broadcast broadcast(String json, ByteBuffer... attachments) {
        ClusterTarget target = ClusterTarget.ALL.withRooms(Set.of("room"));
        return new Broadcast(new EncodedJson(json, List.of(attachments)), target, Optional.empty());
    }

    @Test
    void whatIsMalformedIsNotMissed() {
        finds("{\"a\":1}", Optional.empty(), Optional.empty());
        store.messages = List.of(
                broadcast("["),
                broadcast("[]"),
                broadcast("[null]"),
                broadcast("[\"e\",{\"_placeholder\":true,\"num\":3}]", ByteBuffer.allocate(1)),
                broadcast("[\"e\"," + "[".repeat(100_000) + "]".repeat(100_000) + "]"),
                broadcast("[\"good\"]"));
        ClusterClient back = comeBack();
        assertThat(back.id()).isEqualTo("id");
        assertThat(back.received()).containsExactly("42[\"good\",\"7\"]");
        assertThat(server.io.socket("id").orElseThrow().data()).containsKey("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{\"a\":}", "{} {}", "1,2"})
    void aSessionThatCannotBeReadIsNone(String data) {
        finds(data, Optional.empty(), Optional.empty());
        assertThat(comeBack().id()).isNotEqualTo("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[1", "{\"user\":\"alice\"}", "{\"roles\":[\"admin\"]}"})
    void whoMayHaveASessionMustBeKnown(String owner) {
        finds("{}", Optional.of(EncodedJson.of(owner)), Optional.empty());
        assertThat(comeBack().id()).isNotEqualTo("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-0", ""})
    void aPlaceThatIsNoneEndsInANewSocket(String place) {
        finds(
                "{}",
                Optional.empty(),
                Optional.of(new StoredSession.Sent(Optional.of(place), place, Optional.of(place))));
        store.messages = List.of(broadcast("[\"e\"]"));
        assertThat(comeBack().id()).isNotEqualTo("id");
    }

    @Test
    void whatIsNestedTooDeepIsNotRead() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        finds("{\"a\":" + deep + "}", Optional.empty(), Optional.empty());
        assertThat(comeBack().id()).isNotEqualTo("id");
        finds("{}", Optional.of(EncodedJson.of("{\"roles\":" + deep + "}")), Optional.empty());
        assertThat(ClusterClient.connect(server, CLAIM).id()).isNotEqualTo("id");
    }

    @Test
    void anUnknownPlaceEndsInANewSocket() {
        finds("{}", Optional.empty(), Optional.empty());
        store.known = false;
        assertThat(comeBack().id()).isNotEqualTo("id");
    }

    @Test
    void whoReturnsNullHasNothing() {
        finds("{}", Optional.empty(), Optional.empty());
        store.known = null;
        assertThat(comeBack().id()).isNotEqualTo("id");
        store.found = CompletableFuture.completedFuture(null);
        assertThat(ClusterClient.connect(server, CLAIM).id()).isNotEqualTo("id");
        store.found = null;
        assertThat(ClusterClient.connect(server, CLAIM).id()).isNotEqualTo("id");
    }

    @Test
    void aStoreThatThrowsEndsInANewSocket() {
        store.fails = true;
        ClusterClient client = comeBack();
        client.leave();
        assertThat(ClusterClient.connect(server, CLAIM).id()).isNotEqualTo("id");
    }

    @Test
    void whoHasMissedMoreThanIsKeptIsANewSocket() {
        finds("{}", Optional.empty(), Optional.empty());
        store.messages = List.of(broadcast("[\"a\"]"), broadcast("[\"b\"]"), broadcast("[\"c\"]"));
        start(ConnectionStateRecovery.defaults().withMaxPackets(2));
        assertThat(ClusterClient.connect(server, CLAIM).id()).isNotEqualTo("id");
    }

    @Test
    void aSecretThatIsTooLongIsNotLookedFor() {
        finds("{}", Optional.empty(), Optional.empty());
        start(ConnectionStateRecovery.defaults());
        String claim = CLAIM.replace("secret", "s".repeat(101));
        assertThat(ClusterClient.connect(server, claim).id()).isNotEqualTo("id");
    }

    /** As Node.js writes it: what happened to rooms before the break is in its rooms already. */
    @Test
    void roomsStayAsTheyAreIfNobodyKnowsWhenTheyWereWritten() {
        finds("{}", Optional.empty(), Optional.empty());
        ClusterTarget own = ClusterTarget.ALL.withRooms(Set.of("id"));
        store.messages =
                List.of(new ClusterMessage.SocketsJoin(own, Set.of("joined before")), broadcast("[\"missed\"]"));
        ClusterClient back = comeBack();
        assertThat(back.id()).isEqualTo("id");
        assertThat(back.withoutOffsets()).containsExactly("42[\"missed\"]");
        assertThat(server.io.socket("id").orElseThrow().rooms()).containsExactlyInAnyOrder("id", "room");
    }
}
