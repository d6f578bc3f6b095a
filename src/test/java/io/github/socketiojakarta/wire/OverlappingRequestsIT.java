package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.ServerTest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of a session that are wrong in number, size, method or shape. */
class OverlappingRequestsIT extends ServerTest {

    private static final int LIMIT = 10_000;

    private final Departures departures = new Departures();
    private final BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxHttpBufferSize(LIMIT);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on("text", String.class, text -> lengths.add(text.length()));
        });
    }

    @BeforeEach
    void forget() {
        lengths.clear();
    }

    /** Accepts that a GET reached the server only when all was over: nothing tells a client that it is parked. */
    private static void assertTold(HttpReply parked) {
        assertThat(parked.body()).isIn("1", "{\"code\":1,\"message\":\"Session ID unknown\"}");
    }

    private void assertEnded(PollingSession session, String reason) {
        assertThat(departures.reasonOf(session.socketId())).isEqualTo(reason);
    }

    private static void assertEmpty(HttpReply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.bytes()).isEmpty();
    }

    @Test
    void endsTheSessionAtASecondPollAndTellsTheFirst() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp one = session.park();
                RawHttp other = session.park()) {
            List<HttpReply> replies = List.of(one.reply(), other.reply());
            HttpReply told = replies.get(0).status() == 200 ? replies.get(0) : replies.get(1);
            HttpReply refused = told == replies.get(0) ? replies.get(1) : replies.get(0);
            assertThat(told.body()).isEqualTo("1");
            assertEmpty(refused, 400);
            assertEnded(session, "transport error");
        }
    }

    @Test
    void endsTheSessionAtASecondPost() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp first = RawHttp.connect(server);
                RawHttp parked = session.park()) {
            first.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n4");
            HttpReply second = session.post("42[\"text\",\"a\"]");
            while (second.status() == 200) { // came before the first
                second = session.post("42[\"text\",\"a\"]");
            }
            assertEmpty(second.body().isEmpty() ? second : first.reply(), 400);
            assertTold(parked.reply());
            assertEnded(session, "transport error");
        }
    }

    @Test
    void refusesABinaryContentTypeAtOnce() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp parked = session.park();
                RawHttp http = RawHttp.connect(server)) {
            assertEmpty(http.request("POST", session.path(), "4a", "Content-Type: application/octet-stream"), 400);
            assertTold(parked.reply());
            assertEnded(session, "transport error");
        }
    }

    @Test
    void takesABinaryContentTypeWithACharsetForText() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            HttpReply reply = http.request(
                    "POST",
                    session.path(),
                    "42[\"text\",\"abc\"]",
                    "Content-Type: application/octet-stream;charset=utf-8");
            assertThat(reply.body()).isEqualTo("ok");
            assertThat(lengths.poll(10, TimeUnit.SECONDS)).isEqualTo(3);
            session.send("1");
        }
    }

    @Test
    void refusesATooLongBodyAndEndsTheSession() {
        try (PollingSession session = PollingSession.connected(server)) {
            assertEmpty(session.post("42[\"text\",\"" + "a".repeat(LIMIT) + "\"]"), 413);
            assertUnknown(session);
        }
    }

    private static void assertUnknown(PollingSession session) {
        assertThat(session.post("42[\"text\",\"abc\"]").body())
                .isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
    }

    @Test
    void takesABodyOfExactlyTheLimitInBytes() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server)) {
            int letters = (LIMIT - "42[\"text\",\"\"]".length()) / 2;
            String body = "42[\"text\",\"" + "é".repeat(letters) + "\"]";
            session.send(body);
            assertThat(lengths.poll(10, TimeUnit.SECONDS)).isEqualTo(letters);
            assertEmpty(session.post(body.replace("\"]", "éé\"]")), 413);
            assertUnknown(session);
        }
    }

    @Test
    void refusesATooLongBodyThatComesInChunks() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            http.write("7d0\r\n" + "4".repeat(2000) + "\r\n");
            http.write("1f40\r\n" + "4".repeat(8000) + "\r\n");
            http.write("1\r\n4\r\n");
            assertEmpty(http.reply(), 413);
            assertUnknown(session);
        }
    }

    @Test
    void takesABodyInChunksOfOneByte() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            ByteArrayOutputStream chunks = new ByteArrayOutputStream();
            for (byte b : ("42[\"text\",\"" + "a".repeat(9000) + "\"]").getBytes()) {
                chunks.writeBytes(new byte[] {'1', '\r', '\n', b, '\r', '\n'});
            }
            chunks.writeBytes("0\r\n\r\n".getBytes());
            http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            http.write(chunks.toByteArray());
            assertThat(http.reply().body()).isEqualTo("ok");
            assertThat(lengths.poll(10, TimeUnit.SECONDS)).isEqualTo(9000);
            session.send("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH"})
    void doesNotAllowOtherMethodsAndKeepsTheSession(String method) {
        try (PollingSession session = PollingSession.connected(server)) {
            HttpReply reply = RawHttp.send(server, method, session.path());
            assertEmpty(reply, 405);
            assertThat(reply.header("Allow")).hasValue("GET, POST");
            session.send("1");
        }
    }

    @Test
    void endsTheSessionWhenABodyIsCutShort() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n42[");
            http.reset();
            assertEnded(session, "transport error");
            assertThat(session.isAlive()).isFalse();
        }
    }

    @Test
    void endsTheSessionWhenTheSecondPollFindsTheFirstAbandoned() {
        try (PollingSession session = PollingSession.connected(server)) {
            session.park().reset();
            HttpReply reply = session.get();
            if (reply.status() == 200) { // came before the first
                reply = session.get();
            }
            assertThat(reply.status()).isEqualTo(400);
            assertEnded(session, "transport error");
        }
    }
}
