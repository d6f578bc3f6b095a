package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients come and go by the hundred; afterwards nothing of them is left. */
@Tag("full")
class ChurnIT extends ServerTest {

    private static final int ROUNDS = Integer.getInteger("churn.rounds", 1);
    private static final int CLIENTS = Integer.getInteger("churn.clients", 200);
    private static final int MESSAGES = 20;

    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger disconnected = new AtomicInteger();
    private final AtomicInteger said = new AtomicInteger();

    @Override
    protected void handle(SocketIoServer io) {
        io.of("/churn").onConnection(socket -> {
            connected.incrementAndGet();
            AtomicInteger count = new AtomicInteger();
            socket.on("join", String.class, (room, ack) -> {
                socket.join(room);
                socket.data().put("room", room);
                ack.send(room);
            });
            socket.on("say", String.class, (text, ack) -> {
                said.incrementAndGet();
                io.of("/churn").to((String) socket.data().get("room")).emit("said", text);
                ack.send(count.incrementAndGet());
            });
            socket.onDisconnect(reason -> disconnected.incrementAndGet());
        });
    }

    @Test
    void countsAreExactAndNothingIsLeft() throws Exception {
        connected.set(0);
        disconnected.set(0);
        said.set(0);
        for (int round = 1; round <= ROUNDS; round++) {
            String output =
                    NodeScript.run(Map.of("URL", server.url(), "CLIENTS", String.valueOf(CLIENTS)), "client/churn.mjs");
            assertThat(output).contains("exchanged " + CLIENTS * MESSAGES);
            int expected = round * CLIENTS;
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(disconnected).hasValue(expected));
            assertThat(connected).hasValue(expected);
            assertThat(said).hasValue(round * CLIENTS * (MESSAGES + 1));
        }
        Awaitility.await().untilAsserted(() -> assertThat(otherClients()).isZero());
        assertThat(server.io().of("/churn").sockets()).isEmpty();
        assertThat(server.io().of("/churn").rooms()).isEmpty();
        Awaitility.await().untilAsserted(() -> {
            assertThat(ServerProbe.connections(server.io())).isEqualTo(1); // the healthy client, and its heartbeat
            assertThat(ServerProbe.timers(server.io())).isEqualTo(1);
        });
    }
}
