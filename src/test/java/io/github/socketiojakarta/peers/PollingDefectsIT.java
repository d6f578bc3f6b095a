package io.github.socketiojakarta.peers;

import static io.github.socketiojakarta.harness.PollingSession.SEPARATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Defects of other servers in what they deliver over long-polling and to rooms. */
@Tag("full")
class PollingDefectsIT extends ServerTest {

    private static final int CLIENTS = 6;
    private static final int ROUNDS = 200;

    private final AtomicInteger answers = new AtomicInteger();

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.on("join", (args, ack) -> {
                for (int i = 0; i < args.size(); i++) {
                    socket.join(args.get(i, String.class));
                }
                ack.send();
            });
            socket.on("bytes", args -> io.to("binary").emit("bytes", args.get(0, byte[].class)));
            socket.on("both", args -> io.to("one", "two").emit("both"));
            socket.on("burst", args -> {
                for (int i = 0; i < args.get(0, int.class); i++) {
                    socket.emit("n", i);
                }
            });
            socket.on("ask", args -> {
                for (int i = 0; i < args.get(0, int.class); i++) {
                    socket.timeout(Duration.ofSeconds(20))
                            .emitWithAck("question", i)
                            .thenAccept(reply -> answers.addAndGet(reply.get(0, int.class)));
                }
            });
            socket.on("answer", (args, ack) -> ack.send(args.get(0, int.class)));
            socket.on("shout", args -> io.to("crowd").emit("shout", args.get(0, int.class)));
        });
    }

    /** netty-socketio sent two of three receivers a packet without its bytes; trinopoty sent them nothing. */
    @Test
    void binaryBroadcastReachesAllSocketsOfARoomOverBothTransports() {
        String header = "451-[\"bytes\",{\"_placeholder\":true,\"num\":0}]";
        try (PollingSession one = PollingSession.connected(server);
                RawWebSocket two = RawWebSocket.connected(server);
                RawWebSocket three = RawWebSocket.connected(server)) {
            one.send("421[\"join\",\"binary\"]");
            assertThat(one.next()).isEqualTo("431[]");
            for (RawWebSocket webSocket : List.of(two, three)) {
                webSocket.text("421[\"join\",\"binary\"]");
                assertThat(webSocket.next()).isEqualTo("431[]");
            }
            two.text(header).binary((byte) 1, (byte) 2, (byte) 3, (byte) 4);
            assertThat(List.of(one.next(), one.next())).containsExactly(header, "bAQIDBA==");
            assertThat(List.of(two.next(), two.next())).containsExactly(header, "b:01020304");
            assertThat(List.of(three.next(), three.next())).containsExactly(header, "b:01020304");
            one.send("1");
        }
    }

    /** netty-socketio lost every 51st packet that waited for a poll. */
    @Test
    void aBurstOfEventsLosesNone() {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send("42[\"burst\",300]");
            for (int i = 0; i < 300; i++) {
                assertThat(session.nextMessage()).isEqualTo("42[\"n\"," + i + "]");
            }
            session.send("1");
        }
    }

    /** The same loss took acknowledgements. */
    @Test
    void concurrentAcknowledgementsLoseNone() {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send(IntStream.range(0, 200)
                    .mapToObj(i -> "42" + i + "[\"answer\"," + i + "]")
                    .toArray(String[]::new));
            Set<String> expected = IntStream.range(0, 200)
                    .mapToObj(i -> "43" + i + "[" + i + "]")
                    .collect(Collectors.toSet());
            Set<String> received = new HashSet<>();
            while (received.size() < 200) {
                assertThat(received.add(session.nextMessage())).isTrue();
            }
            assertThat(received).isEqualTo(expected);
            session.send("1");
        }
    }

    @Test
    void concurrentQuestionsToAClientAreAllAnswered() {
        answers.set(0);
        try (PollingSession session = PollingSession.connected(server)) {
            session.send("42[\"ask\",200]");
            List<String> replies = new ArrayList<>();
            while (replies.size() < 200) {
                String question = session.nextMessage();
                String id = question.substring(2, question.indexOf('['));
                replies.add("43" + id + "[1]");
            }
            session.send(replies.toArray(String[]::new));
            session.send("421[\"join\",\"x\"]");
            assertThat(session.nextMessage()).isEqualTo("431[]");
            assertThat(answers).hasValue(200);
            session.send("1");
        }
    }

    /** netty-socketio sent a socket in two rooms two copies. */
    @Test
    void aSocketInTwoRoomsGetsOneCopy() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("421[\"join\",\"one\",\"two\"]").text("42[\"both\"]").text("422[\"join\"]");
            assertThat(List.of(webSocket.next(), webSocket.next(), webSocket.next()))
                    .containsExactly("431[]", "42[\"both\"]", "432[]");
        }
    }

    /** trinopoty dead-locked the JVM after 4 of these 7,200 deliveries. */
    @Test
    void pollingClientsThatBroadcastToTheirRoomDoNotDeadlock() {
        List<PollingSession> sessions = IntStream.range(0, CLIENTS)
                .mapToObj(i -> {
                    PollingSession session = PollingSession.connected(server);
                    session.send("421[\"join\",\"crowd\"]");
                    assertThat(session.nextMessage()).isEqualTo("431[]");
                    return session;
                })
                .toList();
        List<CompletableFuture<Integer>> deliveries = new ArrayList<>();
        for (PollingSession session : sessions) {
            CompletableFuture<Integer> received = new CompletableFuture<>();
            deliveries.add(received);
            new Thread(() -> shoutAll(session), "shouts").start();
            new Thread(() -> received.complete(hearAll(session)), "hears").start();
        }
        int total = deliveries.stream().mapToInt(CompletableFuture::join).sum();
        assertThat(total).isEqualTo(CLIENTS * CLIENTS * ROUNDS);
        sessions.forEach(session -> session.send("1"));
        sessions.forEach(PollingSession::close);
    }

    private static void shoutAll(PollingSession session) {
        for (int i = 0; i < ROUNDS; i++) {
            session.send("42[\"shout\"," + i + "]");
        }
    }

    private static int hearAll(PollingSession session) {
        int heard = 0;
        while (heard < CLIENTS * ROUNDS) {
            for (String packet : session.get().body().split(SEPARATOR)) {
                heard += packet.startsWith("42[\"shout\"") ? 1 : 0;
            }
        }
        return heard;
    }
}
