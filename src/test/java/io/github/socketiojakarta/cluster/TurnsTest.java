package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.ParentNamespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this server has sent, when it comes to its turn only later, or never, because the medium keeps messages. */
class TurnsTest {

    private static final String CLAIM = "{\"pid\":\"secret\",\"offset\":\"1\"}";

    private final RecordingMedium medium = new RecordingMedium();
    private final MapStore store = new MapStore();
    private final Queue<CompletableFuture<Optional<String>>> turns = new ArrayDeque<>();
    private Loopback server;

    @BeforeEach
    void start() {
        medium.ready.complete(Optional.of("0"));
        medium.store = Optional.of(store);
        medium.count = () -> CompletableFuture.completedFuture(1);
        server = new Loopback(SocketIoOptions.builder()
                .cluster(medium)
                .cleanupEmptyChildNamespaces(true)
                .connectionStateRecovery(ConnectionStateRecovery.defaults())
                .build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** What is sent waits for its turn from now on. */
    private void hold() {
        medium.whenPublished = () -> {
            CompletableFuture<Optional<String>> turn = new CompletableFuture<>();
            turns.add(turn);
            return turn;
        };
    }

    private void refuse() {
        medium.whenPublished = () -> CompletableFuture.failedFuture(new IllegalStateException("full"));
    }

    private void nextTurn(String place) {
        turns.remove().complete(Optional.of(place));
    }

    private Socket socketIn(String room) {
        Socket socket = server.io.sockets().iterator().next();
        socket.join(room);
        return socket;
    }

    @Test
    void whatTheMediumDoesNotTakeComesBehindWhatWasSentBefore() {
        ClusterClient client = ClusterClient.connect(server);
        hold();
        server.io.emit("first");
        refuse();
        server.io.emit("second");
        assertThat(client.received()).isEmpty();
        nextTurn("1");
        assertThat(client.withoutOffsets()).containsExactly("42[\"first\"]", "42[\"second\"]");
    }

    @Test
    void aChangeThatTheMediumDoesNotTakeComesBehindWhatWasSentBefore() {
        ClusterClient client = ClusterClient.connect(server);
        Socket socket = socketIn("room");
        hold();
        server.io.to("room").emit("bye");
        refuse();
        server.io.in("room").socketsLeave("room");
        assertThat(socket.rooms()).contains("room");
        nextTurn("1");
        assertThat(client.withoutOffsets()).containsExactly("42[\"bye\"]");
        assertThat(socket.rooms()).doesNotContain("room");
    }

    @Test
    void changesComeInTheirOrder() {
        ClusterClient.connect(server);
        Socket socket = socketIn("all");
        hold();
        server.io.in("all").socketsJoin("room");
        refuse();
        server.io.in("all").socketsLeave("room");
        nextTurn("1");
        assertThat(socket.rooms()).doesNotContain("room");
    }

    /** A call within a call for each would be too deep for a thread. */
    @Test
    void manyMayComeBehindOne() {
        ClusterClient client = ClusterClient.connect(server);
        List<String> expected = new ArrayList<>(List.of("42[\"e\",0]"));
        hold();
        server.io.emit("e", 0);
        refuse();
        for (int i = 1; i < 15_000; i++) {
            server.io.emit("e", i);
            expected.add("42[\"e\"," + i + "]");
        }
        nextTurn("1");
        assertThat(client.withoutOffsets()).containsExactlyElementsOf(expected);
    }

    @Test
    void notMoreWaitThanMemoryAllows() {
        ClusterClient client = ClusterClient.connect(server);
        hold();
        server.io.emit("first");
        refuse();
        for (int i = 0; i < 20_100; i++) {
            server.io.emit("e");
        }
        assertThat(client.received()).hasSizeBetween(100, 101);
        nextTurn("1");
        assertThat(client.received()).hasSize(20_101);
    }

    @Test
    void whoLeavesARoomGetsWhatWasSentToItBefore() {
        ClusterClient client = ClusterClient.connect(server);
        Socket socket = socketIn("room");
        hold();
        server.io.to("room").emit("to the room");
        server.io.emit("to all");
        socket.leave("room", "room");
        assertThat(client.withoutOffsets()).containsExactly("42[\"to the room\"]");
        nextTurn("1");
        nextTurn("2");
        assertThat(client.withoutOffsets()).containsExactly("42[\"to the room\"]", "42[\"to all\"]");
    }

    /** The turn of an event may come while a socket that goes is sent that event. */
    @Test
    void whatIsSentBeforeItsTurnIsNotOvertakenByWhatComesNext() {
        ClusterClient client = ClusterClient.connect(server);
        Socket socket = socketIn("room");
        hold();
        socket.emit("first");
        server.io.to("room").emit("second");
        AtomicBoolean begun = new AtomicBoolean();
        socket.onAnyOutgoing((event, args) -> {
            if (begun.compareAndSet(false, true)) {
                Thread medium = new Thread(() -> {
                    nextTurn("1");
                    nextTurn("2");
                });
                medium.start();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> medium.getState() == Thread.State.TIMED_WAITING
                                || medium.getState() == Thread.State.TERMINATED);
            }
        });
        socket.disconnect();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(client.withoutOffsets()).containsExactly("42[\"first\"]", "42[\"second\"]", "41"));
    }

    /** Whoever is taken out of a room by a message does not get what was sent after that. */
    @Test
    void whoIsMadeToLeaveGetsNothingMore() {
        ClusterClient client = ClusterClient.connect(server);
        Socket socket = socketIn("room");
        hold();
        server.io.in("room").socketsLeave("room");
        server.io.to("room").emit("too late");
        nextTurn("1");
        nextTurn("2");
        assertThat(socket.rooms()).doesNotContain("room");
        assertThat(client.received()).isEmpty();
    }

    @Test
    void aServerThatClosesSendsWhatItHasBefore() {
        ClusterClient client = ClusterClient.connect(server);
        hold();
        server.io.emit("going down");
        var closed = server.io.close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> server.io.sockets().isEmpty());
        assertThat(client.withoutOffsets()).containsExactly("42[\"going down\"]");
        nextTurn("1");
        assertThat(closed.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(client.withoutOffsets()).containsExactly("42[\"going down\"]");
    }

    private void keep(String namespace) {
        store.sessions.put(
                "secret",
                StoredSession.of(namespace, "id", "secret")
                        .withRooms(Set.of("id"))
                        .withData(EncodedJson.of("{\"a\":1}")));
    }

    /** A codec may be anybody's: whatever it waits for must go on meanwhile. */
    @Test
    void theValuesOfASessionAreReadWhileOthersGoOn() {
        keep("/");
        ConcurrentLinkedQueue<Boolean> wentOn = new ConcurrentLinkedQueue<>();
        server.json.whenDecoding = () -> {
            Thread other = new Thread(() -> server.io.emit("meanwhile"));
            other.start();
            try {
                other.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            wentOn.add(!other.isAlive());
        };
        assertThat(ClusterClient.connect(server, "40" + CLAIM).id()).isEqualTo("id");
        assertThat(wentOn).isNotEmpty().containsOnly(true);
    }

    @Test
    void aNamespaceThatGoesWhileASessionIsTakenDoesNotTakeItAlong() {
        ParentNamespace parent = server.io.of(Pattern.compile("/t-\\d+"));
        Loopback.Client first = server.open();
        first.text("40/t-1,");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !first.sent.isEmpty());
        keep("/t-1");
        CompletableFuture<Object> taken = new CompletableFuture<>();
        store.open = taken;
        Loopback.Client back = server.open();
        back.text("40/t-1," + CLAIM);
        first.text("41/t-1,");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> parent.children().isEmpty());
        taken.complete("now");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !back.sent.isEmpty());
        assertThat(back.sent.peek()).startsWith("40/t-1,{\"sid\":\"id\"");
    }

    @Test
    void whoCannotBeDescribedIsANewClient() {
        server.json.whenEncoding = () -> {
            throw new IllegalArgumentException("no such value");
        };
        assertThat(ClusterClient.connect(server, "40" + CLAIM).id()).isNotEqualTo("id");
    }
}
