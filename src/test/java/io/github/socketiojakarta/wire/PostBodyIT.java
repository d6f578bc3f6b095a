package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of POSTs that come with their headers, after them, in pieces, or not at all. */
class PostBodyIT extends ServerTest {

    private static final int PATIENCE = 20;
    private static final int MORE_THAN_THREADS = 250;

    private final Departures departures = new Departures();
    private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
    private final BlockingQueue<CountDownLatch> stays = new LinkedBlockingQueue<>();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxHttpBufferSize(100_000);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on("note", String.class, notes::add);
            socket.on("leave", args -> socket.closeConnection());
            socket.on("stay", args -> {
                CountDownLatch stay = new CountDownLatch(1);
                stays.add(stay);
                stay.await(PATIENCE, TimeUnit.SECONDS);
            });
        });
    }

    @BeforeEach
    void forget() {
        notes.clear();
        stays.clear();
    }

    private static String head(PollingSession session, int length) {
        return "POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** Returns a request whose headers and body go out together. */
    private static String whole(PollingSession session, String body) {
        return head(session, body.getBytes(StandardCharsets.UTF_8).length) + body;
    }

    private static void assertTaken(RawHttp http) {
        HttpReply reply = http.reply();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("ok");
    }

    private static void assertRefused(RawHttp http) {
        HttpReply reply = http.reply();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.bytes()).isEmpty();
    }

    private String note() throws InterruptedException {
        return String.valueOf(notes.poll(PATIENCE, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 4_000, 7_900, 8_300, 50_000})
    void takesABodyThatComesWithItsHeaders(int length) throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            String text = "é".repeat(length / 2) + "a".repeat(length % 2);
            assertTaken(http.write(whole(session, "42[\"note\",\"" + text + "\"]")));
            assertThat(note()).isEqualTo(text);
            session.send("1");
        }
    }

    /** Only when the first has been answered is the second read, so what follows a body is never taken for a part of it. */
    @Test
    void takesRequestsThatComeTogetherOneAfterTheOther() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            StringBuilder all = new StringBuilder();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                texts.add("note " + i);
                all.append(whole(session, "42[\"note\",\"note " + i + "\"]"));
            }
            http.write(all.toString());
            for (String text : texts) {
                assertTaken(http);
                assertThat(note()).isEqualTo(text);
            }
            session.send("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 20})
    void waitsForTheRestOfABody(int first) throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            String body = "42[\"note\",\"in two pieces\"]";
            http.write(head(session, body.length()) + body.substring(0, first));
            assertThat(session.isAlive()).isTrue(); // a request more, so that the first part is looked at alone
            assertThat(notes).isEmpty();
            http.write(body.substring(first));
            assertTaken(http);
            assertThat(note()).isEqualTo("in two pieces");
            session.send("1");
        }
    }

    /** The second part arrives while the first is looked at. */
    @RepeatedTest(20)
    void takesABodyThatIsCutAnywhere() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            String body = "42[\"note\",\"a note that comes in two pieces\"]";
            for (int cut = 0; cut <= body.length(); cut++) {
                http.write(head(session, body.length()) + body.substring(0, cut));
                http.write(body.substring(cut));
                assertTaken(http);
                assertThat(note()).isEqualTo("a note that comes in two pieces");
            }
            session.send("1");
        }
    }

    /** More of them than a container has threads. */
    @Test
    void holdsNoThreadForBodiesThatDoNotCome() throws InterruptedException {
        List<RawHttp> slow = new ArrayList<>();
        List<PollingSession> sessions = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            PollingSession session = PollingSession.open(server);
            sessions.add(session);
            slow.add(RawHttp.connect(server).write(head(session, 50) + "4".repeat(i % 4)));
        }
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            assertTaken(http.write(whole(session, "42[\"note\",\"in time\"]")));
            assertThat(note()).isEqualTo("in time");
            session.send("1");
        }
        slow.forEach(RawHttp::reset);
        sessions.forEach(PollingSession::close);
    }

    @Test
    void takesABodyByteByByte() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            String body = "42[\"note\",\"drop by drop\"]";
            for (byte b : whole(session, body).getBytes(StandardCharsets.UTF_8)) {
                http.write(new byte[] {b});
            }
            assertTaken(http);
            assertThat(note()).isEqualTo("drop by drop");
            session.send("1");
        }
    }

    @Test
    void takesAChunkedBodyThatComesWithItsHeaders() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "4\r\n42[\"\r\nb\r\nnote\",\"abc\"\r\n1\r\n]\r\n0\r\n\r\n");
            assertTaken(http);
            assertThat(note()).isEqualTo("abc");
            session.send("1");
        }
    }

    @Test
    void sendsABodyThatIsExpected() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            String body = "42[\"note\",\"expected\"]";
            http.write(head(session, body.length()).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
            assertThat(http.replyWithoutBody().status()).isEqualTo(100);
            http.write(body);
            assertTaken(http);
            assertThat(note()).isEqualTo("expected");
            session.send("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void endsTheSessionWhenLessComesThanWasDeclared(int sent) {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write(head(session, 100) + "42[\"n".substring(0, sent));
            http.shutdownOutput();
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("transport error");
            assertThat(session.isAlive()).isFalse();
        }
    }

    /** The end of what a client sends may be seen before its request is. */
    @Test
    void takesABodyAfterWhichTheClientSendsNothing() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write(whole(session, "42[\"note\",\"bye\"]"));
            http.shutdownOutput();
            assertTaken(http);
            assertThat(note()).isEqualTo("bye");
            session.send("1");
        }
    }

    @Test
    void refusesABodyForASessionThatIsClosedBeforeItIsWhole() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write(head(session, 100) + "4");
            assertRefusedAsSecond(session); // which ends the session
            assertRefused(http);
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("transport error");
        }
    }

    private static void assertRefusedAsSecond(PollingSession session) {
        HttpReply reply = session.post("42[\"note\",\"second\"]");
        while (reply.status() == 200) { // came before the first
            reply = session.post("42[\"note\",\"second\"]");
        }
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void endsTheSessionAtASecondWholePostDuringTheFirst() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp first = RawHttp.connect(server);
                RawHttp second = RawHttp.connect(server)) {
            first.write(whole(session, "42[\"stay\"]\u001e42[\"note\",\"late\"]"));
            CountDownLatch stay = stays.poll(PATIENCE, TimeUnit.SECONDS);
            assertRefused(second.write(whole(session, "42[\"note\",\"second\"]")));
            assertThat(session.isAlive()).isFalse();
            stay.countDown();
            assertTaken(first);
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("transport error");
            assertThat(notes).isEmpty();
        }
    }

    @Test
    void answersAPostThatClosesItsOwnSession() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            assertTaken(http.write(whole(session, "42[\"leave\"]\u001e42[\"note\",\"late\"]")));
            assertThat(session.get().body()).contains("1");
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("server namespace disconnect");
            assertThat(notes).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "3\u001e", "b!"})
    void refusesAWholeBodyThatIsNoPayload(String body) {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            assertRefused(http.write(whole(session, body)));
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("parse error");
        }
    }

    @Test
    void refusesAWholeBodyThatIsNotUtf8() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            byte[] request = whole(session, "42[\"note\",\"??\"]").getBytes(StandardCharsets.UTF_8);
            request[request.length - 4] = (byte) 0xc3;
            assertRefused(http.write(request));
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("parse error");
        }
    }

    /** The replacement for what cannot be decoded is a character, too. */
    @Test
    void takesAReplacementCharacterThatWasSent() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            assertTaken(http.write(whole(session, "42[\"note\",\"a\ufffdb\"]")));
            assertThat(note()).isEqualTo("a\ufffdb");
            session.send("1");
        }
    }
}
