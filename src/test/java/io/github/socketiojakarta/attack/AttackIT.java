package io.github.socketiojakarta.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Heap;
import io.github.socketiojakarta.harness.Metronome;
import io.github.socketiojakarta.harness.Metronome.Latencies;
import io.github.socketiojakarta.harness.ServerTest;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a client that does nothing wrong notices of attacks, with all limits at their defaults, and what is left of them.
 * The profile {@code attack} takes longer than the build does.
 */
class AttackIT extends ServerTest {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("attack.seconds", 4));
    private static final Duration QUIET = TIME.dividedBy(2);

    /** Generous: attackers and server share the processors, and other builds may share them too. */
    private static final int TIMES_SLOWER = 20;

    private static final Duration ALWAYS_ALLOWED = Duration.ofSeconds(5);

    /** What containers keep for reuse varies with the number of requests that happened to be under way at a time. */
    private static final long HEAP_SLACK = 30_000_000;

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.pingInterval(Duration.ofSeconds(3)).pingTimeout(Duration.ofSeconds(2)); // so that the end comes soon
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket ->
                socket.on("echo", args -> socket.emit("echo", args.toList().toArray())));
        io.of("/other");
    }

    @ParameterizedTest
    @EnumSource(AttackKind.class)
    void othersAreServedAndNothingIsLeft(AttackKind kind) throws Exception {
        try (Attack first = Attack.start(server, kind.attackers())) { // after which the container has its caches
            assertThat(measure(QUIET).nanos()).isNotEmpty();
            assertThat(first.hasBegun()).isTrue();
        }
        assertNothingIsLeft();
        long heap = Heap.usedAfterCollection();
        Latencies quiet = measure(QUIET);
        Latencies attacked;
        String effort;
        try (Attack attack = Attack.start(server, kind.attackers())) {
            attacked = measure(TIME);
            effort = attack.toString();
        }
        assertNothingIsLeft();
        System.out.printf("%s, %s: quiet: %s; attacked: %s; by %s%n", container, kind, quiet, attacked, effort);
        assertThat(attacked.quantile(0.99))
                .isLessThan(quiet.quantile(0.99).multipliedBy(TIMES_SLOWER).plus(ALWAYS_ALLOWED));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(Heap.usedAfterCollection() - heap).isLessThan(HEAP_SLACK));
    }

    private Latencies measure(Duration time) {
        try (Metronome client = new Metronome(server)) {
            return client.measure(time);
        }
    }

    private void assertNothingIsLeft() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(otherClients()).isZero();
            assertThat(ServerProbe.connections(server.io())).isEqualTo(1); // the healthy client, and its heartbeat
            assertThat(ServerProbe.timers(server.io())).isEqualTo(1);
            assertThat(server.io().sockets()).isEmpty();
            assertThat(server.io().rooms()).isEmpty();
            assertThat(server.io().of("/other").sockets()).isEmpty();
        });
    }
}
