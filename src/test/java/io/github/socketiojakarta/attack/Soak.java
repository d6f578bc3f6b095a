package io.github.socketiojakarta.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.clients.NodeScript;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Heap;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.recovery.KeptAmount;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything at once, for long: official clients that come and go or are cut off again and again, clients that do not
 * read, and attacks. In two halves, so that what is left after the second can be compared with what is left after the
 * first. The profile {@code soak} runs it.
 */
@ParameterizedClass
@EnumSource(Container.class)
class Soak {

    private static final Duration HALF = Duration.ofSeconds(Math.round(
            Double.parseDouble(System.getProperty("soak.minutes", "20")) * 60 / 2 / Container.values().length));
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final double HEAP_GROWTH = 1.1;

    @Parameter
    private Container container;

    @Test
    void countsAreExactAndMemoryIsFlat() throws Exception {
        SocketIoOptions options = SocketIoOptions.builder()
                .connectionStateRecovery(ConnectionStateRecovery.defaults().withMaxDisconnectionDuration(WINDOW))
                .pingInterval(Duration.ofSeconds(5)) // pings for the time, and patience for the load
                .build();
        try (SoakApplication application = new SoakApplication();
                TestServer server = container.start(options, application::serve)) {
            Rest first = soak(server, application);
            Rest second = soak(server, application);
            assertThat(second.libraryThreads()).isEqualTo(first.libraryThreads());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(Heap.usedAfterCollection())
                            .as("heap after the second half, as compared with the first")
                            .isLessThan((long) (first.heap() * HEAP_GROWTH)));
        }
    }

    /** What is left when everybody has gone. */
    private record Rest(long heap, List<String> libraryThreads) {}

    private Rest soak(TestServer server, SoakApplication application) throws Exception {
        application.visits.reset();
        application.said.reset();
        String output;
        int attacks;
        try (Siege siege = Siege.lay(server)) {
            output = NodeScript.run(HALF.plusMinutes(5), environment(server), "client/soak.mjs");
            attacks = siege.attacks();
        }
        Map<String, Long> counts = counts(output);
        assertThat(application.visits.sum()).isEqualTo(counts.get("visits"));
        assertThat(application.said.sum()).isEqualTo(counts.get("said"));
        assertThat(counts.get("recoveries")).isPositive();
        assertNothingIsLeft(server, application);
        Rest rest = new Rest(Heap.usedAfterCollection(), libraryThreads());
        System.out.printf(
                "%s, %d s: %s, %d attacks, %d connects and disconnects of sockets; then %.1f MB of heap, %d threads%n",
                container,
                HALF.toSeconds(),
                counts,
                attacks,
                application.connected.sum(),
                rest.heap() / 1e6,
                Thread.activeCount());
        return rest;
    }

    private static Map<String, String> environment(TestServer server) {
        return Map.of(
                "URL", server.url(),
                "SECONDS", String.valueOf(HALF.toSeconds()),
                "SENDERS", String.valueOf(SoakApplication.SENDERS));
    }

    private static Map<String, Long> counts(String output) {
        Map<String, Long> counts = new HashMap<>();
        for (String word : output.split("\\s+")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                counts.put(word.substring(0, equals), Long.parseLong(word.substring(equals + 1)));
            }
        }
        return counts;
    }

    private static void assertNothingIsLeft(TestServer server, SoakApplication application) {
        Awaitility.await().atMost(WINDOW.plusMinutes(2)).untilAsserted(() -> {
            assertThat(server.io().clientsCount()).isZero();
            assertThat(ServerProbe.connections(server.io())).isZero();
            for (String namespace : List.of("/", "/stream", "/visits", "/control", "/other")) {
                assertThat(server.io().of(namespace).sockets()).isEmpty();
                assertThat(server.io().of(namespace).rooms()).isEmpty();
                assertThat(ServerProbe.recovery(server.io(), namespace)).isEqualTo(new KeptAmount(0, 0, 0));
            }
            assertThat(ServerProbe.timers(server.io())).isZero();
            assertThat(application.disconnected.sum()).isEqualTo(application.connected.sum());
        });
    }

    private static List<String> libraryThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("socketio-"))
                .sorted()
                .toList();
    }
}
