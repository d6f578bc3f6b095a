package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.AnyServerTest;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that poll on ever new connections and read none of the answers, in each container. */
class UnreadAnswersIT extends AnyServerTest {

    private static final int RECEIVE_BUFFER = 4_096;
    private static final String PART = "x".repeat(100_000);
    private static final int PARTS = 70;

    private final BlockingQueue<Socket> joined = new LinkedBlockingQueue<>();
    private final BlockingQueue<DisconnectReason> gone = new LinkedBlockingQueue<>();

    @BeforeEach
    void forget() {
        joined.clear();
        gone.clear();
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.onDisconnect(gone::add);
            joined.add(socket);
        });
    }

    @Test
    void oneAnswerIsHandedOutAndTheSessionEndsWithTheThirdPoll() throws InterruptedException {
        PollingSession session = PollingSession.connected(server);
        Socket socket = joined.poll(20, TimeUnit.SECONDS);
        try (RawHttp unread = RawHttp.connect(server, RECEIVE_BUFFER);
                RawHttp second = RawHttp.connect(server, RECEIVE_BUFFER);
                RawHttp third = RawHttp.connect(server)) {
            fill(socket);
            unread.begin("GET", session.path(), "");
            awaitAnswering(socket);
            second.begin("GET", session.path(), "");
            assertThat(session.post("3").body()).isEqualTo("ok");
            socket.emit("more");
            long counted = socket.bufferedBytes();
            assertThat(counted).as("what is not read counts").isGreaterThan((long) PARTS * PART.length());
            third.begin("GET", session.path(), "");
            assertThat(gone.poll(20, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TRANSPORT_ERROR);
            assertThat(List.of(second.reply().status(), third.reply().status()))
                    .as("the one that was parked, and the one that overlapped")
                    .containsExactlyInAnyOrder(200, 400);
            assertThat(unread.readToEnd()).as("the rest is dropped").isLessThan((long) PARTS * PART.length());
        }
        session.close();
    }

    private static void fill(Socket socket) {
        for (int i = 0; i < PARTS; i++) {
            socket.emit("part", PART);
        }
    }

    private static void awaitAnswering(Socket socket) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> socket.connection().pendingPackets() == 0);
    }

    /** The client may come back before the container has said that it has written the answer. */
    @Test
    void aClientThatReadsEverythingNeverOverlaps() throws InterruptedException {
        PollingSession session = PollingSession.connected(server);
        Socket socket = joined.poll(20, TimeUnit.SECONDS);
        for (int i = 0; i < 300; i++) {
            socket.emit("n", i);
            assertThat(session.next()).isEqualTo("42[\"n\"," + i + "]");
        }
        assertThat(socket.isConnected()).isTrue();
        session.send("1");
        assertThat(gone.poll(20, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> server.io().clientsCount() == 0);
        session.close();
    }
}
