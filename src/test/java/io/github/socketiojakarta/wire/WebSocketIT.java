package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over a WebSocket, and how it ends. */
class WebSocketIT extends ServerTest {

    private static final int LIMIT = 100_000;
    private static final int NORMAL = 1000;
    private static final int TOO_BIG = 1009;

    private final Departures departures = new Departures();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxHttpBufferSize(LIMIT);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on("echo", (args, ack) -> {
                socket.emit("echo", args.toList().toArray());
                ack.send(args.toList().toArray());
            });
            socket.on("length", String.class, (text, ack) -> ack.send(text.length()));
            socket.on("leave", args -> socket.disconnect());
            socket.on("close", args -> {
                socket.emit("bye");
                socket.closeConnection();
            });
        });
    }

    private void assertEnded(RawWebSocket webSocket, String reason) {
        assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo(reason);
        Awaitility.await().until(() -> otherClients() == 0);
    }

    @Test
    void announcesTheHandshakeWithoutUpgrades() {
        try (RawWebSocket webSocket = RawWebSocket.open(server, "/socket.io/?EIO=4&transport=websocket")) {
            assertThat(webSocket.next())
                    .matches("0\\{\"sid\":\"[A-Za-z0-9_-]{20,}\",\"upgrades\":\\[],"
                            + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":100000}");
            assertThat(webSocket.reply().header("Set-Cookie")).isEmpty();
            assertThat(webSocket.reply().header("Sec-WebSocket-Extensions")).isEmpty();
        }
    }

    @Test
    void doesNotCompressUnlessTold() {
        try (RawWebSocket webSocket = RawWebSocket.open(
                server,
                "/socket.io/?EIO=4&transport=websocket",
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")) {
            assertThat(webSocket.reply().header("Sec-WebSocket-Extensions")).isEmpty();
        }
    }

    /** Browsers break a WebSocket off if they asked for subprotocols and none was agreed to. */
    @Test
    void agreesToTheFirstSubprotocol() {
        String header = "Sec-WebSocket-Protocol";
        String path = "/socket.io/?EIO=4&transport=websocket";
        try (RawWebSocket webSocket = RawWebSocket.open(server, path, header + ": chat.v2, chat.v1")) {
            assertThat(webSocket.reply().header(header)).hasValue("chat.v2");
        }
        try (RawWebSocket webSocket = RawWebSocket.open(server, path)) {
            assertThat(webSocket.reply().header(header)).isEmpty();
        }
    }

    @Test
    void sendsAndTakesBinaryFramesWithoutATypeByte() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("452-1[\"echo\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
            webSocket.binary((byte) 1, (byte) 2).binary((byte) 255);
            String both = "[\"echo\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]";
            assertThat(webSocket.next()).isEqualTo("452-" + both);
            assertThat(webSocket.next()).isEqualTo("b:0102");
            assertThat(webSocket.next()).isEqualTo("b:ff");
            assertThat(webSocket.next()).isEqualTo("462-1" + both.replace("\"echo\",", ""));
            assertThat(webSocket.next()).isEqualTo("b:0102");
            assertThat(webSocket.next()).isEqualTo("b:ff");
        }
    }

    @Test
    void takesBase64InATextFrameForBinary() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]").text("bAQIDBA==");
            assertThat(webSocket.next()).isEqualTo("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
            assertThat(webSocket.next()).isEqualTo("b:01020304");
        }
    }

    @Test
    void takesAMessageInFragmentsThatCutCharacters() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            byte[] message = "42[\"echo\",\"é€😀\"]".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < message.length; i++) {
                int opcode = i == 0 ? RawWebSocket.TEXT : RawWebSocket.CONTINUATION;
                webSocket.frame(i == message.length - 1, opcode, new byte[] {message[i]});
            }
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",\"é€😀\"]");
        }
    }

    @Test
    void takesAPingFrameBetweenFragments() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.frame(false, RawWebSocket.TEXT, "42[\"ec".getBytes(StandardCharsets.UTF_8));
            webSocket.frame(true, RawWebSocket.PING, new byte[0]);
            webSocket.frame(true, RawWebSocket.CONTINUATION, "ho\",1]".getBytes(StandardCharsets.UTF_8));
            assertThat(webSocket.next()).isEqualTo("frame " + RawWebSocket.PONG);
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void takesAMessageOfExactlyTheLimitInBytes() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            int letters = (LIMIT - "421[\"length\",\"\"]".length()) / 2;
            webSocket.text("421[\"length\",\"" + "é".repeat(letters) + "\"]");
            assertThat(webSocket.next()).isEqualTo("431[" + letters + "]");
        }
    }

    @Test
    void closesAtATextMessageOverTheLimitInBytes() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("421[\"length\",\"" + "é".repeat(LIMIT / 2) + "\"]");
            assertThat(webSocket.awaitClose()).isEqualTo(TOO_BIG);
            assertEnded(webSocket, "transport error");
        }
    }

    @Test
    void closesAtABinaryMessageOverTheLimit() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]").binary(new byte[LIMIT + 1]);
            assertThat(webSocket.awaitClose()).isEqualTo(TOO_BIG);
            assertEnded(webSocket, "transport error");
        }
    }

    @Test
    void closesAtFragmentsThatExceedTheLimitTogether() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.frame(false, RawWebSocket.TEXT, new byte[] {'4'});
            byte[] part = "a".repeat(LIMIT / 4).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 4; i++) {
                webSocket.frame(false, RawWebSocket.CONTINUATION, part);
            }
            assertThat(webSocket.awaitClose()).isEqualTo(TOO_BIG);
            assertEnded(webSocket, "transport error");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "7", "8", "é", "b!!!!", " 2"})
    void closesAtAMessageThatIsNoPacket(String message) {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text(message);
            assertThat(webSocket.awaitClose()).isEqualTo(NORMAL);
            assertEnded(webSocket, "parse error");
        }
    }

    @Test
    void closesForAClientThatSaysSo() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("1");
            assertThat(webSocket.awaitClose()).isEqualTo(NORMAL);
            assertEnded(webSocket, "transport close");
        }
    }

    @Test
    void closesForAClientThatPings() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("2");
            assertThat(webSocket.awaitClose()).isEqualTo(NORMAL);
            assertEnded(webSocket, "transport error");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 4001})
    void answersACloseFrame(int code) {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.closeWith(code);
            assertThat(webSocket.awaitClose()).isEqualTo(code);
            assertEnded(webSocket, "transport close");
        }
    }

    @Test
    void noticesAReset() {
        RawWebSocket webSocket = RawWebSocket.connected(server);
        webSocket.reset();
        assertEnded(webSocket, "transport close");
    }

    @Test
    void keepsTheConnectionWhenTheLastNamespaceIsLeft() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("41").join("40");
            webSocket.text("42[\"leave\"]");
            assertThat(webSocket.next()).isEqualTo("41");
            webSocket.join("40").text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void sendsAllItHasBeforeItCloses() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("42[\"close\"]");
            assertThat(webSocket.next()).isEqualTo("42[\"bye\"]");
            assertThat(webSocket.next()).isEqualTo("41");
            assertThat(webSocket.awaitClose()).isEqualTo(NORMAL);
            assertEnded(webSocket, "server namespace disconnect");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC1, 0xA1, 0x91, 0x83, 0x8B, 0x80})
    void closesOnlyTheConnectionThatSendsABrokenFrame(int firstByte) {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.odd(firstByte, true, "42[\"echo\",1]");
            assertThat(webSocket.awaitClose()).isIn(1002, RawWebSocket.NO_CLOSE_FRAME);
            assertThat(departures.reasonOf(webSocket.socketId())).startsWith("transport ");
        }
    }

    @Test
    void closesOnlyTheConnectionThatSendsAFrameWithoutMask() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.odd(0x81, false, "42[\"echo\",1]");
            assertThat(webSocket.awaitClose()).isIn(1002, RawWebSocket.NO_CLOSE_FRAME);
            assertThat(departures.reasonOf(webSocket.socketId())).startsWith("transport ");
        }
    }

    @Test
    void closesAtTextThatIsNotUtf8() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.frame(true, RawWebSocket.TEXT, new byte[] {'4', '2', (byte) 0xc3, '('});
            assertThat(webSocket.awaitClose()).isEqualTo(1007);
            assertEnded(webSocket, "transport error");
        }
    }
}
