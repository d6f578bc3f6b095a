package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Coming back after the TCP connection was reset, as packets. */
@ParameterizedClass
@EnumSource(Container.class)
class RecoveryWireIT {

    private static final long MAX_BYTES = 1_000_000;

    @Parameter
    private Container container;

    private final BlockingQueue<DisconnectReason> left = new LinkedBlockingQueue<>();
    private TestServer server;
    private SocketIoServer io;

    @BeforeEach
    void start() {
        SocketIoOptions options = SocketIoOptions.builder()
                .allowEIO3(true)
                .connectionStateRecovery(ConnectionStateRecovery.defaults()
                        .withMaxPackets(10_000)
                        .withMaxBytes(MAX_BYTES)
                        .withMaxSessions(100))
                .build();
        server = container.start(options, started -> {
            started.onConnection(socket -> {
                if (!socket.isRecovered()) {
                    socket.join("room");
                }
                socket.onDisconnect(left::add);
                socket.on("data", args -> socket.data().put("name", "ann"));
                socket.on("rooms", (args, ack) -> ack.send(socket.rooms().contains("room"), socket.data()));
            });
        });
        io = server.io();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String value(String key, String packet) {
        return packet.replaceAll(".*\"" + key + "\":\"|\".*", "");
    }

    private static String offset(String event) {
        return event.replaceAll(".*,\"|\"]", "");
    }

    private void reset(RawWebSocket webSocket) {
        webSocket.reset();
        Awaitility.await().until(() -> io.sockets().isEmpty());
        Awaitility.await().until(() -> ServerProbe.recovery(io, "/").sessions() == 1);
    }

    private RawWebSocket comeBack(String pid, String offset) {
        return RawWebSocket.session(server).text("40{\"pid\":\"" + pid + "\",\"offset\":\"" + offset + "\"}");
    }

    @Test
    void sendsWhatWasMissedAndThenTheOldIds() {
        RawWebSocket webSocket = RawWebSocket.session(server).text("40");
        String connected = webSocket.next();
        assertThat(connected).matches("40\\{\"sid\":\"[\\w-]{20}\",\"pid\":\"[\\w-]{20}\"}");
        webSocket.text("42[\"data\"]").text("421[\"rooms\"]");
        assertThat(webSocket.next()).isEqualTo("431[true,{\"name\":\"ann\"}]");
        io.to("room").emit("a", 1);
        String event = webSocket.next();
        assertThat(event).matches("42\\[\"a\",1,\"\\w+\"]");
        reset(webSocket);

        io.to("room").emit("b", 2);
        io.to("elsewhere").emit("b", 3);
        io.except(value("sid", connected)).emit("b", 4);
        io.asVolatile().emit("b", 5);
        io.to(value("sid", connected)).emit("b", new byte[] {6});
        try (RawWebSocket again = comeBack(value("pid", connected), offset(event))) {
            assertThat(again.next()).matches("42\\[\"b\",2,\"\\w+\"]");
            assertThat(again.next()).matches("451-\\[\"b\",\\{\"_placeholder\":true,\"num\":0},\"\\w+\"]");
            again.next();
            assertThat(again.next()).isEqualTo(connected);
            again.text("421[\"rooms\"]");
            assertThat(again.next()).isEqualTo("431[true,{\"name\":\"ann\"}]");
        }
    }

    /** As after {@code socket.conn.close()} in Node.js: for the client that is a break, not a farewell. */
    @Test
    void aClientWhoseConnectionTheApplicationClosesComesBack() throws InterruptedException {
        RawWebSocket webSocket = RawWebSocket.session(server).text("40");
        String connected = webSocket.next();
        io.to("room").emit("a");
        String event = webSocket.next();
        io.sockets().iterator().next().connection().close();
        assertThat(webSocket.next()).as("no disconnect packet").isEqualTo("end of the connection");
        assertThat(left.poll(20, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.FORCED_CLOSE);
        Awaitility.await().until(() -> ServerProbe.recovery(io, "/").sessions() == 1);
        try (RawWebSocket again = comeBack(value("pid", connected), offset(event))) {
            assertThat(again.next()).isEqualTo(connected);
        }
    }

    @Test
    void aSecondConnectionWithTheSameSecretsTakesNothingThatTheFirstHasUsedUp() {
        RawWebSocket webSocket = RawWebSocket.session(server).text("40");
        String connected = webSocket.next();
        io.emit("a");
        String offset = offset(webSocket.next());
        reset(webSocket);
        RawWebSocket owner = comeBack(value("pid", connected), offset);
        assertThat(owner.next()).isEqualTo(connected);
        owner.text("41");
        Awaitility.await().until(() -> io.sockets().isEmpty());
        try (RawWebSocket replay = comeBack(value("pid", connected), offset)) {
            String reply = replay.next();
            assertThat(reply).startsWith("40{\"sid\":\"").doesNotContain(value("pid", connected));
            assertThat(value("sid", reply)).isNotEqualTo(value("sid", connected));
        }
    }

    @Test
    void nothingIsKeptForAnOldClientThatIsToldNoSecret() throws InterruptedException {
        RawWebSocket old = RawWebSocket.open(server, "/socket.io/?EIO=3&transport=websocket");
        assertThat(old.next()).startsWith("0{");
        assertThat(old.next()).isEqualTo("40");
        old.reset();
        assertThat(left.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(ServerProbe.recovery(io, "/").sessions()).isZero();
    }

    @Test
    void theLogStaysWithinItsBoundWhileAClientNeverComesBack() {
        RawWebSocket webSocket = RawWebSocket.session(server).text("40");
        String connected = webSocket.next();
        io.emit("a");
        String offset = offset(webSocket.next());
        reset(webSocket);
        String text = "x".repeat(1_000);
        for (int i = 0; i < 20_000; i++) {
            io.to("room").emit("flood", text);
            assertThat(ServerProbe.recovery(io, "/").bytes()).isLessThanOrEqualTo(MAX_BYTES);
        }
        assertThat(ServerProbe.recovery(io, "/").packets()).isBetween(100, 1_000);
        try (RawWebSocket late = comeBack(value("pid", connected), offset)) {
            assertThat(value("sid", late.next())).isNotEqualTo(value("sid", connected));
        }
    }
}
