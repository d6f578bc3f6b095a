package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.cluster.ClusterAdapter;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.property.Choices;
import io.github.socketiojakarta.property.Property;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever can write to the medium says anything, and in any order: nothing is thrown, kept, or told to listeners malformed. */
class HostileMediumPropertyTest {

    private static final int TRIES = 300;

    private final RecordingMedium medium = new RecordingMedium();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private Loopback server;
    private ClusterClient client;

    /** What is said: requests are named by their number among those that are pending. */
    private record Said(Optional<String> sender, Optional<String> offset, int pending, Kind kind) {

        private interface Kind {
            ClusterMessage with(String requestId);
        }

        private static Said from(Choices choices) {
            Optional<String> sender = choices.below(8) == 0
                    ? Optional.empty()
                    : Optional.of(
                            choices.oneOf("other", "other", "another", "", ClusterMessage.EMITTER, choices.text(3)));
            Optional<String> offset = choices.below(2) == 0
                    ? Optional.empty()
                    : Optional.of(choices.oneOf("1-0", "2-0", choices.text(3)));
            return new Said(sender, offset, choices.below(5), kind(choices));
        }

        private static Kind kind(Choices choices) {
            ClusterTarget target = target(choices);
            EncodedJson json = json(choices);
            EncodedJson other = json(choices);
            Optional<EncodedJson> answer = choices.below(3) == 0 ? Optional.empty() : Optional.of(json);
            boolean asks = choices.below(2) == 0;
            int number = (int) choices.number();
            Set<String> rooms = rooms(choices);
            String name = choices.oneOf("a", "b", choices.text(4));
            return choices.<Kind>oneOf(
                    id -> new ClusterMessage.Broadcast(json, target, asks ? Optional.of(id) : Optional.empty()),
                    id -> new ClusterMessage.Broadcast(json, target, Optional.empty()),
                    id -> new ClusterMessage.ServerSideEmit(json, asks ? Optional.of(id) : Optional.empty()),
                    id -> new ClusterMessage.SocketsJoin(target, rooms),
                    id -> new ClusterMessage.SocketsLeave(target, rooms),
                    id -> new ClusterMessage.FetchSockets(target, id),
                    id -> new ClusterMessage.FetchSocketsResponse(
                            id, List.of(ClusterSocket.of(name, json, rooms, other))),
                    id -> new ClusterMessage.ServerSideEmitResponse(id, answer),
                    id -> new ClusterMessage.BroadcastClientCount(id, number),
                    id -> new ClusterMessage.BroadcastAck(id, answer, asks ? Optional.of(name) : Optional.empty()),
                    id -> new ClusterMessage.ReleaseSession(
                            id, name, asks ? Optional.of(name) : Optional.empty(), json),
                    id -> new ClusterMessage.ReleaseSessionResponse(id, asks),
                    id -> new ClusterMessage.InitialHeartbeat(),
                    id -> new ClusterMessage.Heartbeat(),
                    id -> new ClusterMessage.AdapterClose());
        }

        private static ClusterTarget target(Choices choices) {
            Optional<Duration> timeout = choices.below(2) == 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(choices.oneOf(0L, 1L, 5_000L, choices.number())));
            ClusterFlags plain = ClusterFlags.NONE
                    .withVolatile(choices.below(2) == 1)
                    .withCompress(choices.below(2) == 0)
                    .withSingleResponse(choices.below(2) == 1);
            return ClusterTarget.ALL
                    .withRooms(choices.below(2) == 0 ? Set.of() : rooms(choices))
                    .withExcept(rooms(choices))
                    .withFlags(timeout.map(plain::withTimeout).orElse(plain));
        }

        private static Set<String> rooms(Choices choices) {
            return Set.copyOf(choices.list(3, room -> room.oneOf("room", "", room.text(3))));
        }

        private static EncodedJson json(Choices choices) {
            String json = choices.anyOf(
                    any -> "[\"e\"," + value(any, 3) + "]",
                    any -> value(any, 3),
                    any -> any.text(12, "[]{}\",:0123456789-+.eEtrufalsn\\ _"),
                    any -> any.text(12));
            return new EncodedJson(json, choices.list(3, one -> ByteBuffer.wrap(one.bytes(3))));
        }

        private static String value(Choices choices, int depth) {
            return depth == 0
                    ? choices.oneOf("1", "\"text\"", "null", "1e99", "-0", "\"\\ud800\"")
                    : choices.anyOf(
                            any -> value(any, 0),
                            any -> "[" + String.join(",", any.list(3, one -> value(one, depth - 1))) + "]",
                            any -> "{\"" + any.oneOf("a", "headers", "auth", "issued", "__proto__") + "\":"
                                    + value(any, depth - 1) + "}",
                            any -> "{\"_placeholder\":true,\"num\":" + any.between(-1, 3) + "}",
                            any -> any.text(4, "[]{}\",:01e"));
        }
    }

    @BeforeEach
    void start() {
        medium.ready.complete(Optional.of("0-0"));
        server = new Loopback(SocketIoOptions.builder()
                .cluster(medium)
                .connectionStateRecovery(ConnectionStateRecovery.defaults())
                .build());
        client = ClusterClient.connect(server);
        server.io.onServerSideEvent("e", (args, ack) -> {
            read(args);
            ack.send(1);
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Whatever a listener gets can be looked at; a value that is none of Java's is the only thing it may be told. */
    private void read(Args args) {
        try {
            for (int i = 0; i < args.size(); i++) {
                String unusedJson = args.json(i);
                var unused = args.find(i, Object.class);
            }
        } catch (PayloadException expected) { // such as a number that no type holds
            return;
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private List<String> pending() {
        int before = medium.published.size();
        Duration soon = Duration.ofMillis(200);
        server.io.timeout(soon).fetchSockets().whenComplete((sockets, failure) -> {
            if (sockets != null) {
                sockets.forEach(socket -> server.io.to(socket.id()).local());
            }
        });
        server.io.serverSideEmitWithAck("ask").thenAccept(all -> all.forEach(this::read));
        server.io
                .timeout(soon)
                .emitWithAck("ask")
                .thenAccept(all -> all.responses().forEach(this::read));
        return medium.published.subList(before, medium.published.size()).stream()
                .flatMap(message -> requestId(message).stream())
                .toList();
    }

    private static Optional<String> requestId(ClusterMessage message) {
        return switch (message.type()) {
            case FETCH_SOCKETS -> Optional.of(((ClusterMessage.FetchSockets) message).requestId());
            case SERVER_SIDE_EMIT -> ((ClusterMessage.ServerSideEmit) message).requestId();
            case BROADCAST -> ((ClusterMessage.Broadcast) message).requestId();
            default -> Optional.empty();
        };
    }

    @Test
    void nothingIsThrownOrKept() throws Exception {
        Property.forAll(choices -> choices.list(30, Said::from)).holds(TRIES, this::nothingComesOf);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ((ClusterAdapter) server.io.adapter()).pending() == 0);
        assertThat(failures).isEmpty();
        client.clear();
        medium.says(new ClusterMessage.Broadcast(
                EncodedJson.of("[\"still there\"]"),
                ClusterTarget.ALL.withRooms(Set.of(client.id())),
                Optional.empty()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.withoutOffsets().contains("42[\"still there\"]"));
        assertThat(server.io.local().fetchSockets().toCompletableFuture().get(20, TimeUnit.SECONDS))
                .hasSize(1);
    }

    private void nothingComesOf(List<Said> messages) {
        List<String> pending = pending();
        for (Said said : messages) {
            String id = said.pending < pending.size() ? pending.get(said.pending) : "unknown";
            ClusterMessage message = said.kind.with(id);
            ReceivedMessage received = said.sender
                    .map(sender -> ReceivedMessage.from(sender, message))
                    .orElseGet(() -> ReceivedMessage.of(message));
            medium.member().receive(said.offset.map(received::withOffset).orElse(received));
            medium.member().gone(said.sender.orElse("another"));
        }
        medium.published.clear();
        medium.responses.clear();
        client.clear();
    }

    /** As long as a question is pending, somebody may answer it for all servers that there could be. */
    @Test
    void answersThatAreMadeUpDoNotFillTheMemory() throws Exception {
        medium.count = () -> CompletableFuture.completedFuture(3);
        CompletionStage<BroadcastAcks> known =
                server.io.timeout(Duration.ofSeconds(8)).emitWithAck("ask");
        String id = requestId(medium.published.get(medium.published.size() - 1)).orElseThrow();
        for (int i = 0; i < 110_000; i++) {
            medium.says(new ClusterMessage.BroadcastAck(id, Optional.of(EncodedJson.of("1")), Optional.of("s" + i)));
        }
        for (int i = 0; i < 2_000; i++) {
            medium.member()
                    .receive(ReceivedMessage.from(
                            "made up " + i,
                            new ClusterMessage.BroadcastAck(id, Optional.of(EncodedJson.of("1")), Optional.empty())));
        }
        var failure =
                known.handle((all, missing) -> missing).toCompletableFuture().get(20, TimeUnit.SECONDS);
        var acks = ((IncompleteAcksException) failure).acks();
        assertThat(acks.anonymous()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(acks.answers()).hasSizeLessThanOrEqualTo(100_001);
    }
}
