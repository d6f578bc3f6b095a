package io.github.socketiojakarta.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicReference<Socket> socket = new AtomicReference<>();
    private Client client;

    @BeforeEach
    void connect() {
        server.io.onConnection(socket::set);
        client = server.connect();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsItsLife() {
        Connection connection = socket.get().connection();
        connection.listen(new TransportListener() {
            @Override
            public void drained() {
                throw new IllegalStateException("a listener that fails");
            }
        });
        connection.listen(new TransportListener() {
            @Override
            public void drained() {
                seen.add("drained");
            }

            @Override
            public void closed(DisconnectReason reason) {
                seen.add("closed " + reason);
            }
        });
        assertThat(connection.transport()).isEqualTo(Transport.WEBSOCKET);
        assertThat(connection.protocol()).isEqualTo(4);
        assertThat(connection.id()).isNotEqualTo(socket.get().id());
        assertThat(connection.isOpen()).isTrue();
        client.stall();
        socket.get().emit("a");
        socket.get().emit("b");
        assertThat(connection.pendingPackets()).isEqualTo(1);
        assertThat(seen).isEmpty();
        client.takeAll();
        assertThat(connection.pendingPackets()).isZero();
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> seen.size() == 1);
        client.leave();
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> seen.size() == 2);
        assertThat(seen).containsExactly("drained", "closed transport close");
        assertThat(connection.isOpen()).isFalse();
    }

    /** Unlike a disconnection: the client takes it for a break, and comes back. */
    @Test
    void canBeClosedWithoutAWordToTheSockets() {
        Connection connection = socket.get().connection();
        socket.get().onDisconnect(reason -> seen.add(reason.toString()));
        assertThat(connection.endDescription()).isEmpty();
        connection.close();
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> !seen.isEmpty());
        assertThat(seen).containsExactly("forced close");
        assertThat(client.sent).noneMatch(packet -> packet.startsWith("41"));
        assertThat(connection.endDescription()).contains("closed by the server");
        connection.close();
        assertThat(socket.get().isConnected()).isFalse();
    }

    @Test
    void saysInWordsHowItEnded() {
        client.leave();
        Connection connection = socket.get().connection();
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> !connection.isOpen());
        assertThat(connection.endDescription()).contains("transport close");
        Client malformed = server.connect();
        Connection other = socket.get().connection();
        malformed.text("4x");
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> !other.isOpen());
        assertThat(other.endDescription()).contains("closed by the server");
    }

    /** As with the event drain in Node.js. */
    @Test
    void sendsTheNextRowWheneverTheLastHasDrained() {
        int rows = 20_000;
        AtomicInteger next = new AtomicInteger();
        Runnable row = () -> socket.get().emit("row", next.getAndIncrement());
        socket.get().connection().listen(new TransportListener() {
            @Override
            public void drained() {
                if (next.get() < rows) {
                    row.run();
                }
            }
        });
        row.run();
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> client.sent.size() == rows);
        assertThat(client.sent).startsWith("42[\"row\",0]", "42[\"row\",1]").endsWith("42[\"row\"," + (rows - 1) + "]");
        socket.get().emit("still there");
        assertThat(client.sent).endsWith("42[\"still there\"]");
        assertThat(socket.get().isConnected()).isTrue();
    }

    /** The event that has just arrived is handled on the lane, and so is what drains behind it: one after the other. */
    @Test
    void isToldOneAtATimeWithTheListeners() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger drained = new AtomicInteger();
        socket.get().connection().listen(new TransportListener() {
            @Override
            public void drained() {
                overlaps.addAndGet(running.get());
                drained.incrementAndGet();
            }
        });
        socket.get().on("work", (args, ack) -> {
            running.incrementAndGet();
            socket.get().emit("done");
            running.decrementAndGet();
        });
        for (int i = 0; i < 50; i++) {
            client.text("42[\"work\"]");
        }
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> drained.get() > 0);
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void sendEmitsAMessage() {
        socket.get().send("a", 1);
        server.io.send("b");
        assertThat(client.sent).containsExactly("42[\"message\",\"a\",1]", "42[\"message\",\"b\"]");
    }

    /** As when the connection ends while the listener of connections is still at work. */
    @Test
    void whoFollowsAConnectionThatHasEndedIsToldSo() {
        Connection connection = socket.get().connection();
        client.leave();
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> !connection.isOpen());
        connection.listen(new TransportListener() {
            @Override
            public void closed(DisconnectReason reason) {
                seen.add("closed " + reason);
            }
        });
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> !seen.isEmpty());
        assertThat(seen).containsExactly("closed transport close");
    }
}
