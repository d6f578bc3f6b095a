package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks that advisories against the reference describe; each has to hurt nobody but the attacker. */
class AdvisoriesIT extends ServerTest {

    private static final int LIMIT = 1_000_000;
    /** Of processor time of clients and server, which another program takes none of. */
    private static final Duration LINEAR = Duration.ofSeconds(5);

    private static final OperatingSystemMXBean PROCESSORS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.on("echo", args -> socket.emit("echo", args.toList().toArray()));
            socket.on("length", String.class, (text, ack) -> ack.send(text.length()));
        });
    }

    private void assertLinear(Runnable attack) {
        long start = PROCESSORS.getProcessCpuTime();
        attack.run();
        assertThat(Duration.ofNanos(PROCESSORS.getProcessCpuTime() - start)).isLessThan(LINEAR);
    }

    @Test // CVE-2017-16031
    void idsAreLongAndDifferent() {
        Set<String> ids = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            String sid = PollingSession.sidIn(RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling")
                    .body());
            assertThat(sid).matches("[A-Za-z0-9_-]{20,}");
            ids.add(sid);
            beginnings.add(sid.substring(0, 4));
            RawHttp.send(server, "POST", "/socket.io/?EIO=4&transport=polling&sid=" + sid);
        }
        assertThat(ids).hasSize(300);
        assertThat(beginnings).hasSizeGreaterThan(290);
    }

    @ParameterizedTest // CVE-2024-38355, CVE-2023-32695
    @ValueSource(strings = {"42[\"error\"]", "42[\"error\",{}]", "42[\"toString\"]", "42[\"constructor\",1]"})
    void anEventWithoutAListenerIsIgnored(String packet) {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text(packet).text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test // CVE-2020-36048
    void aBodyWithoutLengthIsCountedOnManyConnections() {
        List<PollingSession> sessions = new ArrayList<>();
        List<RawHttp> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sessions.add(PollingSession.connected(server));
            posts.add(RawHttp.connect(server)
                    .write("POST " + sessions.get(i).path()
                            + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
        }
        String chunk = "186a0\r\n" + "4".repeat(100_000) + "\r\n";
        posts.forEach(post -> post.write(chunk.repeat(LIMIT / 100_000) + "1\r\n4\r\n"));
        posts.forEach(post -> assertThat(post.reply().status()).isEqualTo(413));
        posts.forEach(RawHttp::close);
        sessions.forEach(session ->
                assertThat(session.post("1").body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}"));
        sessions.forEach(PollingSession::close);
    }

    @ParameterizedTest // CVE-2022-21676
    @ValueSource(ints = {0xF1, 0xB1, 0x97, 0x8F, 0x01})
    void aBrokenFrameEndsOnlyTheUpgradeItComesIn(int firstByte) {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = RawWebSocket.open(server, session.webSocketPath())) {
            webSocket.odd(firstByte, firstByte != 0x01, "2probe");
            webSocket.awaitClose();
            session.send("42[\"echo\",1]");
            assertThat(session.nextMessage()).isEqualTo("42[\"echo\",1]");
            session.send("1");
        }
    }

    @Test // CVE-2022-41940
    void aConnectionResetWhileItsUpgradeIsRefusedHurtsNobody() {
        String request = "GET /socket.io/?EIO=4&transport=websocket&sid=unknown HTTP/1.1\r\nHost: a\r\n"
                + String.join("\r\n", RawWebSocket.handshake()) + "\r\n\r\n";
        for (int i = 0; i < 1000; i++) {
            RawHttp.connect(server).write(request).reset();
        }
    }

    @ParameterizedTest // CVE-2023-31125
    @ValueSource(
            strings = {
                "transport=polling",
                "transport=__proto__",
                "transport=constructor",
                "",
                "transport=a&transport=b",
                "transport=websocket&sid=__proto__",
                "transport=toString&sid=a",
                "transport=%E0%A4%A",
                "transport=%",
                "transport=websocket&sid=%",
                "&&&=&=a&transport",
                "transport=websocket&EIO=",
                "transport=websocket&sid=a&sid="
            })
    void anUpgradeWithOddParametersIsRefused(String query) {
        try (RawWebSocket webSocket = RawWebSocket.ask(server, "/socket.io/?" + query)) {
            assertThat(webSocket.reply().status()).isEqualTo(400);
        }
    }

    @Test // CVE-2026-59725
    void aBinaryBodyIsAnsweredAtOnce() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\n"
                    + "Content-Length: 1000\r\n\r\nabc");
            assertThat(http.reply().status()).isEqualTo(400);
            assertThat(session.isAlive()).isFalse();
        }
    }

    @Test // fixed in engine.io 6.6.10
    void anUpgradeOfAnotherProtocolVersionDoesNotReachTheSession() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket =
                        RawWebSocket.ask(server, session.webSocketPath().replace("EIO=4", "EIO=3"))) {
            assertThat(webSocket.reply().status()).isEqualTo(400);
            session.send("1");
        }
    }

    @Test // fixed in engine.io 6.6.10
    void aMegabyteInChunksOfOneByteTakesLinearTime() {
        byte[] body = ("421[\"length\",\"" + "a".repeat(LIMIT - 20) + "\"]").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(6 * body.length);
        for (byte b : body) {
            chunks.writeBytes(new byte[] {'1', '\r', '\n', b, '\r', '\n'});
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        assertLinear(() -> {
            try (PollingSession session = PollingSession.connected(server);
                    RawHttp http = RawHttp.connect(server)) {
                http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
                http.write(chunks.toByteArray());
                assertThat(http.reply().body()).isEqualTo("ok");
                assertThat(session.nextMessage()).isEqualTo("431[" + (LIMIT - 20) + "]");
                session.send("1");
            }
        });
    }

    @ParameterizedTest // CVE-2020-36049
    @ValueSource(
            strings = {"45%s-[\"a\"]", "42%s[\"a\"]", "42/%s", "42[%s", "40/%s", "4%s", "42[\"a\",-0.%s", "42[\"a\",%s"
            })
    void aMegabyteOfDigitsTakesLinearTime(String packet) {
        assertLinear(() -> {
            try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
                webSocket.text(String.format(packet, "9".repeat(LIMIT - 20)));
                String answer = webSocket.next();
                assertThat(answer.startsWith("44/9") ? 1000 : webSocket.awaitClose())
                        .isEqualTo(1000);
            }
        });
    }

    @Test // CVE-2026-33151, CVE-2026-69185
    void attachmentsThatBelongToNothingAreNotKept() {
        for (String header : List.of("450-[\"a\"]", "4511-[\"a\"]", "459999999-[\"a\"]")) {
            try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
                webSocket.text(header);
                assertThat(webSocket.awaitClose()).isEqualTo(1000);
            }
        }
    }

    @ParameterizedTest // the frame layer's advisories, as far as they are headers
    @ValueSource(strings = {"Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "Sec-WebSocket-Key", "X-Long"})
    void anEnormousHeaderIsRefusedOrIgnored(String name) {
        assertLinear(() -> {
            String request = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" + name + ": " + "a; ".repeat(22_000)
                    + "\r\n\r\n";
            assertThat(statusOf(request)).isBetween(400, 499);
        });
    }

    @Test
    void thousandsOfHeadersAreRefused() {
        assertLinear(() -> {
            String request = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\n"
                    + "x-a: b\r\n".repeat(20_000) + "\r\n";
            assertThat(statusOf(request)).isBetween(400, 499);
        });
    }

    /** A server that refuses before it has read all may reset the connection, which is a refusal too. */
    private int statusOf(String request) {
        try (RawHttp http = RawHttp.connect(server)) {
            return http.write(request).reply().status();
        } catch (java.io.UncheckedIOException reset) {
            return 400;
        }
    }
}
