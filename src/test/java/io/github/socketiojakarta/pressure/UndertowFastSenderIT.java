package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.ArgsListener;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.UndertowServer;
import io.github.socketiojakarta.harness.UndertowServer.Endpoints;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that sends faster than its listener works, on both kinds of Undertow's threads. */
class UndertowFastSenderIT {

    private static final int MESSAGE = 8192;

    /** What the systems of both ends may take, and the container's own buffers. */
    private static final long BUFFERS = 24_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queue<Integer> taken = new ConcurrentLinkedQueue<>();

    private static UndertowServer start(Endpoints endpoints, ArgsListener listener) throws Exception {
        return UndertowServer.start(
                endpoints,
                SocketIoOptions.builder().build(),
                io -> io.onConnection(socket -> socket.on("take", listener)));
    }

    private static Flood flood(RawWebSocket client) {
        return Flood.start(number -> client.text("42[\"take\"," + number + ",\"" + "x".repeat(MESSAGE) + "\"]"));
    }

    @ParameterizedTest
    @EnumSource
    void isNotReadWhileItsListenerWaitsAndLosesNothing(Endpoints endpoints) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        ArgsListener waiting = args -> {
            // not for ever: Undertow would wait for its I/O thread if the test failed before it opens the gate
            assertThat(gate.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            taken.add(args.get(0, int.class));
        };
        try (UndertowServer server = start(endpoints, waiting);
                RawWebSocket client = RawWebSocket.connected(server);
                Flood flood = flood(client)) {
            flood.awaitStop();
            assertThat((long) flood.sent() * MESSAGE).isLessThan(BUFFERS);
            gate.countDown();
            int sent = flood.finish();
            await().atMost(PATIENCE).until(() -> taken.size() == sent);
            assertThat(taken)
                    .containsExactlyElementsOf(IntStream.range(0, sent).boxed().toList());
        }
    }

    /** None of its messages takes long; all of them do. */
    @ParameterizedTest
    @EnumSource
    void isNotReadAheadWhileItsListenerIsBusy(Endpoints endpoints) throws Exception {
        ArgsListener busy = args -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            taken.add(args.get(0, int.class));
        };
        try (UndertowServer server = start(endpoints, busy);
                RawWebSocket client = RawWebSocket.connected(server);
                Flood flood = flood(client)) {
            await().atMost(PATIENCE).until(() -> taken.size() > 2_000);
            assertThat((long) (flood.sent() - taken.size()) * MESSAGE).isLessThan(BUFFERS);
            int sent = flood.finish();
            await().atMost(PATIENCE).until(() -> taken.size() == sent);
            assertThat(taken)
                    .containsExactlyElementsOf(IntStream.range(0, sent).boxed().toList());
        }
    }
}
