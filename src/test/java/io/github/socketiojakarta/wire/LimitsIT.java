package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each limit of what a connected client may do: its answer, its counter, and that nobody else feels it. */
class LimitsIT extends ServerTest {

    private static final int NORMAL = 1000;

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxNamespaces(3)
                .maxRooms(2)
                .maxAttachments(2)
                .maxPacketBytes(10)
                .maxJsonDepth(5)
                .maxHttpBufferSize(5000)
                .connectTimeout(Duration.ofSeconds(3))
                .attachmentTimeout(Duration.ofSeconds(1));
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> socket.on("join", (args, ack) -> {
            try {
                socket.join(args.get(0, String.class));
                ack.send("joined");
            } catch (IllegalStateException e) {
                ack.send(e.getClass().getSimpleName());
            }
        }));
        io.of("/a");
        io.of("/b");
        io.of("/c");
    }

    private long count(Limit limit) {
        return server.io().limits().of(limit);
    }

    @Test
    void namespacesAreRefusedByConnectError() {
        long before = count(Limit.MAX_NAMESPACES);
        try (RawWebSocket webSocket = RawWebSocket.connected(server);
                PollingSession polling = PollingSession.connected(server)) {
            webSocket.join("40/a,").join("40/b,");
            assertThat(webSocket.text("40/c,").next()).isEqualTo("44/c,{\"message\":\"Too many namespaces\"}");
            webSocket.text("41/a,").join("40/c,");
            polling.join("40/a,").join("40/b,");
            polling.send("40/c,");
            assertThat(polling.next()).isEqualTo("44/c,{\"message\":\"Too many namespaces\"}");
            polling.send("1");
        }
        assertThat(count(Limit.MAX_NAMESPACES) - before).isEqualTo(2);
    }

    @Test
    void theApplicationIsToldOfTooManyRooms() {
        long before = count(Limit.MAX_ROOMS);
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            assertThat(webSocket.text("420[\"join\",\"a\"]").next()).isEqualTo("430[\"joined\"]");
            assertThat(webSocket.text("421[\"join\",\"b\"]").next()).isEqualTo("431[\"joined\"]");
            assertThat(webSocket.text("422[\"join\",\"c\"]").next()).isEqualTo("432[\"RoomLimitException\"]");
            assertThat(webSocket.text("423[\"join\",\"a\"]").next()).isEqualTo("433[\"joined\"]");
        }
        assertThat(count(Limit.MAX_ROOMS) - before).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MAX_ATTACHMENTS; 453-[\"e\",{\"_placeholder\":true,\"num\":0}]",
                "MAX_JSON_DEPTH; 42[\"e\",[[[[[]]]]]]",
                "MAX_JSON_DEPTH; 40/a,{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}",
                "ATTACHMENT_TIMEOUT; 451-[\"e\",{\"_placeholder\":true,\"num\":0}]",
            })
    void packetsEndTheirConnection(Limit limit, String packet) {
        long before = count(limit);
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            assertThat(webSocket.text(packet).awaitClose()).isEqualTo(NORMAL);
        }
        assertThat(count(limit) - before).isEqualTo(1);
    }

    @Test
    void largeAttachmentsEndTheirConnection() {
        long before = count(Limit.MAX_PACKET_BYTES);
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("451-[\"e\",{\"_placeholder\":true,\"num\":0}]").binary(new byte[11]);
            assertThat(webSocket.awaitClose()).isEqualTo(NORMAL);
        }
        assertThat(count(Limit.MAX_PACKET_BYTES) - before).isEqualTo(1);
    }

    @Test
    void whoJoinsNothingIsDisconnected() {
        long before = count(Limit.CONNECT_TIMEOUT);
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            assertThat(webSocket.awaitClose()).isEqualTo(NORMAL);
        }
        assertThat(count(Limit.CONNECT_TIMEOUT) - before).isEqualTo(1);
    }

    @Test
    void largeMessagesCloseTheirWebSocket() {
        long before = count(Limit.MAX_HTTP_BUFFER_SIZE);
        for (int i = 1; i <= 2; i++) {
            try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
                byte[] message = new byte[5001];
                assertThat((i == 1 ? webSocket.binary(message) : webSocket.text("4".repeat(5001))).awaitClose())
                        .isEqualTo(1009);
            }
            assertCounted(Limit.MAX_HTTP_BUFFER_SIZE, before + i);
        }
    }

    @Test
    void largePostsAreRefusedHoweverTheyCome() {
        long before = count(Limit.MAX_HTTP_BUFFER_SIZE);
        try (PollingSession session = PollingSession.connected(server)) {
            assertThat(session.post("4".repeat(5001)).status()).isEqualTo(413);
        }
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            http.write("1389\r\n" + "4".repeat(5001) + "\r\n");
            assertThat(http.reply().status()).isEqualTo(413);
        }
        assertCounted(Limit.MAX_HTTP_BUFFER_SIZE, before + 2);
    }

    private void assertCounted(Limit limit, long expected) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count(limit) == expected);
    }
}
