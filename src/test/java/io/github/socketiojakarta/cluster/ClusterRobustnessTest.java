package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.MissingServersException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.cluster.ClusterMessage.Broadcast;
import io.github.socketiojakarta.cluster.ClusterMessage.BroadcastAck;
import io.github.socketiojakarta.cluster.ClusterMessage.BroadcastClientCount;
import io.github.socketiojakarta.cluster.ClusterMessage.FetchSockets;
import io.github.socketiojakarta.cluster.ClusterMessage.FetchSocketsResponse;
import io.github.socketiojakarta.cluster.ClusterMessage.ServerSideEmit;
import io.github.socketiojakarta.cluster.ClusterMessage.ServerSideEmitResponse;
import io.github.socketiojakarta.internal.cluster.ClusterAdapter;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.ManualTimer;
import io.github.socketiojakarta.loopback.Loopback;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the medium and the other servers do, this server goes on, and keeps nothing of it. */
class ClusterRobustnessTest {

    private final RecordingMedium medium = new RecordingMedium();
    private final Loopback server =
            new Loopback(SocketIoOptions.builder().cluster(medium).build());

    @AfterEach
    void stop() {
        server.close();
    }

    private ClusterClient client() {
        medium.ready.complete(Optional.empty());
        return ClusterClient.connect(server);
    }

    private static Broadcast broadcast(String json, ByteBuffer... attachments) {
        return new Broadcast(new EncodedJson(json, List.of(attachments)), ClusterTarget.ALL, Optional.empty());
    }

    private void nothingIsPending() {
        assertThat(((ClusterAdapter) server.io.adapter()).pending()).isZero();
    }

    @Test
    void clientsWaitUntilTheMediumIsReady() {
        Loopback.Client early = server.open(Caller.ANONYMOUS);
        early.text("40");
        assertThat(early.sent).isEmpty();
        medium.ready.complete(Optional.empty());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !early.sent.isEmpty());
        assertThat(early.sent.peek()).startsWith("40{");
    }

    @Test
    void clientsAreLetInWhenTheMediumSaysNothing() {
        medium.ready.complete(null);
        assertThat(((ClusterAdapter) server.io.adapter()).ready())
                .as("at once, not when the time is over")
                .isCompleted();
        ClusterClient client = ClusterClient.connect(server);
        server.io.emit("e");
        client.gets("42[\"e\"]");
    }

    @Test
    void clientsAreLetInWhenTheMediumFails() {
        medium.ready.completeExceptionally(new IllegalStateException("no medium"));
        ClusterClient client = ClusterClient.connect(server);
        server.io.emit("e");
        client.gets("42[\"e\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "{}",
                "[]",
                "[{}]",
                "[null]",
                "[\"e\",]",
                "[\"e\"]x",
                "[\"connect\"]",
                "[\"disconnect\",1]",
                "nonsense",
                "[\"e\",{\"_placeholder\":true,\"num\":7}]"
            })
    void malformedEventsReachNobody(String json) {
        ClusterClient client = client();
        medium.says(broadcast(json, ByteBuffer.wrap(new byte[1])));
        medium.says(new ServerSideEmit(EncodedJson.of(json), Optional.of("id")));
        medium.says(broadcast("[\"good\"]"));
        client.gets("42[\"good\"]");
        nothingIsPending();
    }

    @Test
    void anEventThatIsNestedTooDeepReachesNobody() {
        ClusterClient client = client();
        medium.says(broadcast("[\"e\"," + "[".repeat(100_000) + "]".repeat(100_000) + "]"));
        medium.says(broadcast("[\"good\"]"));
        client.gets("42[\"good\"]");
    }

    @Test
    void ownMessagesAndThoseOfEmittersAreToldApart() {
        ClusterClient client = client();
        medium.member().receive(ReceivedMessage.from(medium.member().serverId(), broadcast("[\"own\"]")));
        medium.member().receive(ReceivedMessage.from(ClusterMessage.EMITTER, broadcast("[\"emitted\"]")));
        medium.member()
                .receive(ReceivedMessage.from(
                        ClusterMessage.EMITTER, new FetchSockets(ClusterTarget.ALL, "nobody wants to know")));
        client.gets("42[\"emitted\"]");
        assertThat(medium.responses).isEmpty();
    }

    @Test
    void responsesThatNobodyWaitsForAreDropped() {
        client();
        medium.says(new FetchSocketsResponse("unknown", List.of()));
        medium.says(new ServerSideEmitResponse("unknown", Optional.empty()));
        medium.says(new BroadcastAck("unknown", Optional.empty(), Optional.empty()));
        medium.says(new BroadcastClientCount("unknown", Integer.MAX_VALUE));
        nothingIsPending();
    }

    private String requestId() {
        ClusterMessage last = medium.published.get(medium.published.size() - 1);
        return last instanceof FetchSockets fetch
                ? fetch.requestId()
                : last instanceof Broadcast broadcast
                        ? broadcast.requestId().orElseThrow()
                        : ((ServerSideEmit) last).requestId().orElseThrow();
    }

    @Test
    void aResponseOfAnotherKindIsDropped() throws Exception {
        var sockets = server.io.fetchSockets();
        medium.says(new ServerSideEmitResponse(requestId(), Optional.empty()));
        medium.says(new FetchSocketsResponse(
                requestId(), List.of(ClusterSocket.of("id", EncodedJson.of("{"), Set.of(), EncodedJson.of("{}")))));
        assertThat(sockets.toCompletableFuture()).isNotDone();
        medium.says(new FetchSocketsResponse(
                requestId(), List.of(ClusterSocket.of("id", EncodedJson.of("[]"), Set.of(), EncodedJson.of("7")))));
        assertThat(sockets.toCompletableFuture().get(20, TimeUnit.SECONDS)).hasSize(1);
        nothingIsPending();
    }

    @Test
    void oneServerAnswersOnce() throws Exception {
        medium.count = () -> CompletableFuture.completedFuture(3);
        CompletionStage<List<Args>> answers = server.io.serverSideEmitWithAck("ask");
        medium.says(new ServerSideEmitResponse(requestId(), Optional.of(EncodedJson.of("1"))));
        medium.says(new ServerSideEmitResponse(requestId(), Optional.of(EncodedJson.of("2"))));
        assertThat(answers.toCompletableFuture()).isNotDone();
        medium.member()
                .receive(ReceivedMessage.from(
                        "third", new ServerSideEmitResponse(requestId(), Optional.of(EncodedJson.of("3")))));
        assertThat(answers.toCompletableFuture().get(20, TimeUnit.SECONDS).stream()
                        .map(args -> args.json(0)))
                .containsExactly("1", "3");
    }

    /** As with the classic Redis adapter. */
    @Test
    void answersMayComeFromNobodyKnown() throws Exception {
        CompletionStage<BroadcastAcks> acks =
                server.io.timeout(Duration.ofSeconds(20)).emitWithAck("ask");
        String id = requestId();
        anonymous(new BroadcastAck(id, Optional.of(EncodedJson.of("\"early\"")), Optional.empty()));
        anonymous(new BroadcastClientCount(id, 2));
        assertThat(acks.toCompletableFuture()).isNotDone();
        anonymous(new BroadcastAck(id, Optional.empty(), Optional.empty()));
        BroadcastAcks all = acks.toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(all.anonymous()).hasSize(2);
        assertThat(all.responses().get(0).get(0, String.class)).isEqualTo("early");
        assertThat(all.responses().get(1).size()).isZero();
        nothingIsPending();
    }

    /** A server with many clients passes on what the first have answered while it is still asking the last. */
    @Test
    void manyAnswersMayOvertakeTheirNumber() throws Exception {
        CompletionStage<BroadcastAcks> acks =
                server.io.timeout(Duration.ofSeconds(20)).emitWithAck("ask");
        String id = requestId();
        for (int i = 0; i < 20_000; i++) {
            anonymous(new BroadcastAck(id, Optional.empty(), Optional.empty()));
        }
        anonymous(new BroadcastClientCount(id, 20_000));
        assertThat(acks.toCompletableFuture().get(20, TimeUnit.SECONDS).anonymous())
                .hasSize(20_000);
    }

    private void anonymous(ClusterMessage message) {
        medium.member().receive(ReceivedMessage.of(message));
    }

    @Test
    void aServerThatIsGoneIsNotWaitedFor() {
        medium.count = () -> CompletableFuture.completedFuture(2);
        CompletionStage<BroadcastAcks> acks =
                server.io.timeout(Duration.ofMinutes(10)).emitWithAck("ask");
        medium.says(new BroadcastClientCount(requestId(), 3));
        medium.says(new BroadcastAck(requestId(), Optional.of(EncodedJson.of("1")), Optional.of("a")));
        medium.member().gone("other");
        assertThatThrownBy(() -> acks.toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IncompleteAcksException.class)
                .hasMessage("1 of 3 clients have answered, 2 of other servers have not");
        nothingIsPending();
    }

    @Test
    void aMediumThatFailsEndsRequestsAtOnce() {
        medium.whenPublished = () -> CompletableFuture.failedFuture(new IllegalStateException("down"));
        assertThatThrownBy(() -> server.io
                        .timeout(Duration.ofMinutes(10))
                        .fetchSockets()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(MissingServersException.class);
        medium.count = () -> {
            throw new IllegalStateException("down");
        };
        assertThatThrownBy(() -> server.io
                        .serverSideEmitWithAck("ask")
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(MissingServersException.class);
        nothingIsPending();
    }

    @Test
    void aMediumThatThrowsKeepsNobodyFromOwnClients() {
        ClusterClient client = client();
        medium.whenPublished = () -> {
            throw new IllegalStateException("broken");
        };
        server.io.emit("e");
        client.gets("42[\"e\"]");
        nothingIsPending();
    }

    @Test
    void aMediumThatHangsIsNotGivenMoreThanItMayKeep() {
        ClusterClient client = client();
        medium.whenPublished = CompletableFuture::new;
        for (int i = 0; i < 10_100; i++) {
            server.io.emit("e");
        }
        assertThat(medium.published.stream().filter(Broadcast.class::isInstance))
                .hasSize(10_000);
        assertThat(client.received()).hasSize(10_100);
    }

    @Test
    void whatCannotBeSentIsToldToNobody() {
        assertThatThrownBy(() -> server.io.emit("connect")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.io.emitWithAck("disconnect")).isInstanceOf(IllegalArgumentException.class);
        assertThat(medium.published).isEmpty();
    }

    @Test
    void anEventIsEncodedOnceForServersAndClients() {
        ClusterClient first = client();
        ClusterClient second = client();
        int before = server.json.encoded.get();
        server.io.emit("e", List.of(1, 2));
        first.gets("42[\"e\",[1,2]]");
        second.gets("42[\"e\",[1,2]]");
        assertThat(server.json.encoded.get() - before).isEqualTo(1);
        int decoded = server.json.decoded.get();
        medium.says(broadcast("[\"f\",{\"a\": 1}]"));
        first.gets("42[\"e\",[1,2]]", "42[\"f\",{\"a\": 1}]");
        assertThat(server.json.encoded.get() - before).isEqualTo(1);
        assertThat(server.json.decoded.get()).isEqualTo(decoded);
    }

    /** With recovery, what is sent to one socket goes through the adapter; nobody else could give it to the client later. */
    @Test
    void whatIsSentToOneSocketStaysHereIfItsSessionDoes() {
        RecordingMedium other = new RecordingMedium();
        other.ready.complete(Optional.empty());
        try (Loopback recovering = new Loopback(SocketIoOptions.builder()
                .cluster(other)
                .connectionStateRecovery(ConnectionStateRecovery.defaults())
                .build())) {
            ClusterClient client = ClusterClient.connect(recovering);
            recovering.io.sockets().iterator().next().emit("e");
            assertThat(client.withoutOffsets()).containsExactly("42[\"e\"]");
            assertThat(other.published).isEmpty();
            recovering.io.emit("f");
            assertThat(other.published).hasSize(1);
        }
    }

    @Test
    void requestsEndWithTheServer() throws Exception {
        CompletionStage<List<Args>> answers = server.io.serverSideEmitWithAck("ask");
        server.io.close().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThatThrownBy(() -> answers.toCompletableFuture().get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(MissingServersException.class);
        assertThat(medium.closed).isTrue();
        assertThat(medium.published.get(medium.published.size() - 1)).isInstanceOf(ClusterMessage.AdapterClose.class);
        nothingIsPending();
    }

    /** Only the clients of other servers can disappear without a word. */
    @Test
    void withoutATimeoutOwnClientsAloneAreWaitedForAsLongAsTheyAreConnected() {
        ManualTimer time = new ManualTimer();
        RecordingMedium alone = new RecordingMedium();
        alone.ready.complete(Optional.empty());
        try (Loopback timed =
                Loopback.at(time, SocketIoOptions.builder().cluster(alone).build())) {
            ClusterClient client = ClusterClient.connect(timed);
            CompletableFuture<BroadcastAcks> all = timed.io.emitWithAck("all").toCompletableFuture();
            CompletableFuture<BroadcastAcks> own =
                    timed.io.local().emitWithAck("own").toCompletableFuture();
            time.advance(Duration.ofSeconds(6).toMillis());
            assertThat(all).failsWithin(Duration.ofSeconds(20));
            assertThat(own).isNotDone();
            client.answer("[\"own\"]", "[1]");
            assertThat(own).succeedsWithin(Duration.ofSeconds(20));
        }
    }
}
