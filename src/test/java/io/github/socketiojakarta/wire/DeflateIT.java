package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Deflated;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed WebSockets, and what hostile clients can make of them. */
class DeflateIT extends ServerTest {

    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
    private static final String DEFLATE = "permessage-deflate; client_no_context_takeover";
    private static final int TOO_BIG = 1009;
    private static final int BOMB = 200_000_000;

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.perMessageDeflate(true);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket ->
                socket.on("echo", args -> socket.emit("echo", args.toList().toArray())));
    }

    private RawWebSocket open() {
        RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET, "Sec-WebSocket-Extensions: " + DEFLATE);
        assertThat(extensions(webSocket))
                .hasValueSatisfying(text -> assertThat(text).startsWith("permessage-deflate"));
        assertThat(webSocket.next()).startsWith("0{\"sid\":");
        return webSocket;
    }

    private static Optional<String> extensions(RawWebSocket webSocket) {
        return webSocket.reply().header("Sec-WebSocket-Extensions");
    }

    private static byte[] deflated(String message) {
        return Deflated.message(message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void carriesEventsBothWays() {
        try (RawWebSocket webSocket = open()) {
            String event = "42[\"echo\",\"" + "ä".repeat(100_000) + "\"]";
            assertThat(webSocket.deflated(deflated("40")).next()).startsWith("40{\"sid\":");
            assertThat(webSocket.deflated(deflated(event)).next()).isEqualTo(event);
            assertThat(webSocket.text(event).next()).isEqualTo(event);
        }
    }

    /** Jetty offers more than it says, such as sending one byte in each frame. */
    @ParameterizedTest
    @ValueSource(strings = {"@fragment; maxLength=1", "@identity", "@validation", "permessage-none"})
    void negotiatesNothingElse(String extension) {
        String offer = "Sec-WebSocket-Extensions: " + extension;
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET, offer);
                RawWebSocket both = RawWebSocket.ask(server, WEBSOCKET, offer + ", " + DEFLATE)) {
            assertThat(webSocket.reply().status()).isEqualTo(101);
            assertThat(extensions(webSocket)).isEmpty();
            assertThat(extensions(both).orElse(""))
                    .startsWith("permessage-deflate")
                    .doesNotContain(",");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 1_000})
    void aMessageThatInflatesBeyondTheLimitEndsTheConnection(int fragment) {
        byte[] plain = new byte[BOMB];
        Arrays.fill(plain, (byte) '4');
        byte[] bomb = Deflated.message(plain);
        assertThat(bomb).hasSizeLessThan(BOMB / 900);
        try (RawWebSocket webSocket = open()) {
            long before = allocatedBytes();
            webSocket.deflatedInFragments(bomb, Math.min(fragment, bomb.length));
            assertThat(webSocket.awaitClose()).isEqualTo(TOO_BIG);
            assertThat(allocatedBytes() - before).isLessThan(BOMB / 10);
        }
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }

    @Test
    void whatIsNoCompressedMessageEndsTheConnectionAlone() {
        try (RawWebSocket webSocket = open()) {
            webSocket.deflated(new byte[] {-1, -1, -1, -1});
            webSocket.awaitClose();
        }
    }
}
