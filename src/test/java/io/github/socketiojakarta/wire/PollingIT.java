package io.github.socketiojakarta.wire;

import static io.github.socketiojakarta.harness.PollingSession.SEPARATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over HTTP long-polling, byte by byte. */
class PollingIT extends ServerTest {

    private static final String PATH = "/socket.io/?EIO=4&transport=polling";

    private final Departures departures = new Departures();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxHttpBufferSize(10_000);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on("echo", (args, ack) -> {
                events.add(args.json(0));
                socket.emit("echo", args.toList().toArray());
            });
            socket.on("burst", args -> {
                for (int i = 0; i < args.get(0, int.class); i++) {
                    socket.emit("n", i);
                }
            });
            socket.on("note", args -> events.add(args.json(0)));
            socket.on("leave", args -> socket.closeConnection());
        });
    }

    @BeforeEach
    void forget() {
        events.clear();
    }

    private void assertEnded(PollingSession session, String reason) {
        assertThat(departures.reasonOf(session.socketId())).isEqualTo(reason);
        Awaitility.await().until(() -> !session.isAlive());
    }

    @Test
    void announcesTheHandshakeInOneJsonObject() {
        HttpReply reply = RawHttp.send(server, "GET", PATH);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .matches("0\\{\"sid\":\"[A-Za-z0-9_-]{20,}\",\"upgrades\":\\[\"websocket\"],"
                        + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":10000}");
        assertThat(reply.header("Content-Type").orElseThrow()).matches("(?i)text/plain; ?charset=utf-8");
        assertThat(reply.header("Content-Length")).hasValue(String.valueOf(reply.bytes().length));
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
        assertThat(reply.header("Set-Cookie")).isEmpty();
        assertThat(reply.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control-"));
        PollingSession.resume(server, PollingSession.sidIn(reply.body())).send("1");
    }

    @Test
    void sendsNoCorsHeadersUnlessToldTo() {
        HttpReply reply = RawHttp.send(server, "GET", PATH, "Origin: http://127.0.0.1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control-"));
        PollingSession.resume(server, PollingSession.sidIn(reply.body())).send("1");
    }

    @Test
    void answersAPostWithTwoLetters() {
        try (PollingSession session = PollingSession.connected(server)) {
            HttpReply reply = session.post("42[\"echo\",1]");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("ok");
            assertThat(reply.header("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(reply.header("Content-Length")).hasValue("2");
            session.send("1");
        }
    }

    @Test
    void countsTheContentLengthInBytes() {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send("42[\"echo\",\"é€😀\"]");
            HttpReply reply = session.get();
            assertThat(reply.body()).isEqualTo("42[\"echo\",\"é€😀\"]");
            assertThat(reply.header("Content-Length")).hasValue("22");
            session.send("1");
        }
    }

    @Test
    void deliversAllThatWaitsInOneAnswerInOrder() {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send("42[\"burst\",300]");
            for (int i = 0; i < 300; i++) {
                assertThat(session.nextMessage()).isEqualTo("42[\"n\"," + i + "]");
            }
            session.send("1");
        }
    }

    @Test
    void takesSeveralPacketsInOnePost() throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send("42[\"note\",1]", "42[\"note\",2]", "42[\"note\",3]");
            assertThat(List.of(events.take(), events.take(), events.take())).containsExactly("1", "2", "3");
            session.send("1");
        }
    }

    @Test
    void carriesBinaryAsBase64() {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]", "bAQIDBA==");
            assertThat(session.next()).isEqualTo("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
            assertThat(session.next()).isEqualTo("bAQIDBA==");
            session.send("1");
        }
    }

    @Test
    void takesBase64InLinesAsTheOfficialJavaClientSendsIt() {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]", "bAQID\nBA==\n");
            assertThat(session.next()).isEqualTo("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
            assertThat(session.next()).isEqualTo("bAQIDBA==");
            session.send("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "6", "3", "3probe"})
    void ignoresPacketsThatMeanNothingOnPolling(String packet) throws InterruptedException {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send(packet, "42[\"note\",1]");
            assertThat(events.take()).isEqualTo("1");
            assertThat(session.isAlive()).isTrue();
            session.send("1");
        }
    }

    @Test
    void endsTheSessionOfAClientThatPings() {
        try (PollingSession session = PollingSession.connected(server)) {
            session.post("2");
            assertEnded(session, "transport error");
        }
    }

    @Test
    void closesForAClientThatSaysSo() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp parked = session.park()) {
            session.send("1");
            assertThat(parked.reply().body()).isEqualTo("6");
            assertEnded(session, "transport close");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "7",
                "8",
                "z",
                "x4",
                " 4hello",
                "\u001e",
                "42[\"note\",1]\u001e",
                "b!!!!",
                "-",
                "\uFEFF4a"
            })
    void refusesABodyThatIsNoPayload(String body) {
        try (PollingSession session = PollingSession.connected(server)) {
            HttpReply reply = session.post(body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.bytes()).isEmpty();
            assertEnded(session, "parse error");
        }
    }

    @Test
    void processesWhatStandsBeforeTheBadPacket() {
        try (PollingSession session = PollingSession.connected(server)) {
            HttpReply reply = session.post(
                    "42[\"note\",1]" + SEPARATOR + "42[\"note\",2]" + SEPARATOR + "abc" + SEPARATOR + "42[\"note\",3]");
            assertThat(reply.status()).isEqualTo(400);
            assertEnded(session, "parse error");
            assertThat(events).containsExactly("1", "2");
        }
    }

    @Test
    void doesNotInflateABody() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            HttpReply reply = http.request("POST", session.path(), "\u001f\u008b\b", "Content-Encoding: gzip");
            assertThat(reply.status()).isEqualTo(400);
            assertEnded(session, "parse error");
        }
    }

    @Test
    void refusesABodyThatIsNotUtf8() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");
            http.write(new byte[] {'4', (byte) 0xc3, '('});
            assertThat(http.reply().status()).isEqualTo(400);
            assertEnded(session, "parse error");
        }
    }

    @Test
    void tellsTheNextPollThatTheServerHasClosed() {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send("42[\"echo\",1]", "42[\"leave\"]");
            String all = session.get().body();
            while (!all.endsWith(SEPARATOR + "1")) {
                all += SEPARATOR + session.get().body();
            }
            assertThat(all.split(SEPARATOR))
                    .startsWith("42[\"echo\",1]")
                    .contains("41")
                    .endsWith("1");
            assertEnded(session, "server namespace disconnect");
        }
    }
}
