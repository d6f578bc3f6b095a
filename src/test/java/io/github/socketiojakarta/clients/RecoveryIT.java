package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.recovery.KeptAmount;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The official JavaScript client comes back after its TCP connection was reset, over both transports. */
@Tag("full")
@ParameterizedClass
@EnumSource(Container.class)
class RecoveryIT {

    private static final int SENDERS = 2;
    private static final int NUMBERS = 300;
    private static final int PERIOD_MILLIS = 20;

    @Parameter
    private Container container;

    @Test
    void everyClientSeesEveryNumberOnceAndInOrder() throws Exception {
        SocketIoOptions options = SocketIoOptions.builder()
                .connectionStateRecovery(ConnectionStateRecovery.defaults())
                .build();
        try (Stream stream = new Stream(NUMBERS);
                TestServer server = container.start(options, stream::serve)) {
            assertThat(run(server, "stream", 200)).contains("recovered ");
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(server.io().of("/stream").sockets()).isEmpty());
            assertThat(ServerProbe.recovery(server.io(), "/stream").sessions())
                    .as("sessions of clients that said goodbye")
                    .isZero();
        }
    }

    @Test
    void clientsAreNewAfterTheWindowAndNothingIsKept() throws Exception {
        SocketIoOptions options = SocketIoOptions.builder()
                .connectionStateRecovery(
                        ConnectionStateRecovery.defaults().withMaxDisconnectionDuration(Duration.ofSeconds(1)))
                .pingInterval(Duration.ofMillis(500)) // nobody else notices that the client of a held GET is gone
                .pingTimeout(Duration.ofSeconds(5)) // and on a busy machine each of 40 clients answers in time
                .build();
        try (Stream stream = new Stream(1);
                TestServer server = container.start(options, stream::serve)) {
            assertThat(run(server, "late", 40)).contains("40 are new");
        }
    }

    private static String run(TestServer server, String mode, int clients) throws Exception {
        Map<String, String> environment = Map.of(
                "URL", server.url(),
                "MODE", mode,
                "CLIENTS", String.valueOf(clients),
                "SENDERS", String.valueOf(SENDERS),
                "NUMBERS", String.valueOf(NUMBERS));
        return NodeScript.run(environment, "client/recovery.mjs");
    }

    /** Numbers that go to a room, from several threads at once, and an end when all are sent. */
    private static final class Stream implements AutoCloseable {

        private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(SENDERS + 1);
        private final int numbers;
        private final AtomicInteger unfinished = new AtomicInteger(SENDERS);

        Stream(int numbers) {
            this.numbers = numbers;
        }

        void serve(SocketIoServer io) {
            threads.prestartAllCoreThreads(); // outside the application, which Tomcat would take them for
            io.of("/stream").onConnection(socket -> {
                if (!socket.isRecovered()) {
                    socket.join("followers");
                }
                socket.on("here", (args, ack) -> ack.send());
            });
            io.of("/control").onConnection(socket -> {
                socket.on("start", (args, ack) -> {
                    ack.send(io.of("/stream").sockets().size());
                    start(io);
                });
                socket.on("await forgotten", (args, ack) -> later(() -> awaitForgotten(io), ack));
                socket.on("await goodbye", (args, ack) -> later(() -> awaitGoodbye(io), ack));
            });
        }

        private void later(Runnable waiting, Ack ack) {
            CompletableFuture.runAsync(waiting, threads).thenRun(ack::send);
        }

        private void start(SocketIoServer io) {
            for (int sender = 0; sender < SENDERS; sender++) {
                send(io, sender, 0);
            }
        }

        private void send(SocketIoServer io, int sender, int number) {
            if (number < numbers) {
                io.of("/stream").to("followers").emit("n", sender, number);
                threads.schedule(() -> send(io, sender, number + 1), PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            } else if (unfinished.decrementAndGet() == 0) {
                io.of("/stream").to("followers").emit("end");
            }
        }

        private static void awaitGoodbye(SocketIoServer io) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> io.of("/stream").sockets().isEmpty());
        }

        private static void awaitForgotten(SocketIoServer io) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(io.of("/stream").sockets()).isEmpty();
                assertThat(ServerProbe.recovery(io, "/stream")).isEqualTo(new KeptAmount(0, 0, 0));
            });
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
