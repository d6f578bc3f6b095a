package io.github.socketiojakarta.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Heap;
import io.github.socketiojakarta.harness.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import org.awaitility.Awaitility;

/** Trials with some seeds at once, and what is left of them in the JVM. */
final class Trials {

    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final long SECONDS_FOR_ONE = 20;
    private static final long HEAP_GROWTH = 5_000_000;

    /** Tomcat keeps a WebSocket whose client does not answer the close frame for half a minute. */
    private static final Duration GARBAGE_TIME = Duration.ofMinutes(2);

    /** Whether they really end is looked at when the server has stopped. */
    private static final String LATE = "Listeners are still running";

    private Trials() {}

    /** Runs the trials; returns what has happened too seldom to say anything. */
    static List<String> run(Container container, Duration duration, long... seeds) throws Exception {
        Tally warmUp = Trial.run(container, 0, WARM_UP);
        long before = heapWithout(List.of(warmUp));
        List<Tally> tallies = tallies(container, duration, seeds);
        long after = heapWithout(tallies);
        System.out.printf(
                "%s, %d s, seeds %s: %s; %.1f MB of heap, %.1f MB before%n",
                container, duration.toSeconds(), Arrays.toString(seeds), Tally.sum(tallies), after / 1e6, before / 1e6);
        assertThat(after).as("heap, as compared with that before").isLessThan(before + HEAP_GROWTH);
        long least = Math.max(1, duration.toSeconds() / SECONDS_FOR_ONE);
        return tallies.stream().flatMap(tally -> tally.missing(least).stream()).toList();
    }

    /** Waits until nothing holds the servers of the trials any more, and returns how much of the heap is used. */
    private static long heapWithout(List<Tally> tallies) {
        Awaitility.await().atMost(GARBAGE_TIME).untilAsserted(() -> {
            System.gc();
            assertThat(tallies).as("servers that something holds").allMatch(Tally::isGarbage);
        });
        return Heap.usedAfterCollection();
    }

    private static List<Tally> tallies(Container container, Duration duration, long... seeds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(seeds.length);
        try (LogCapture warnings = LogCapture.of("io.github.socketiojakarta", Level.WARNING)) {
            List<Future<Tally>> trials = new ArrayList<>();
            for (long seed : seeds) {
                trials.add(threads.submit(() -> Trial.run(container, seed, duration)));
            }
            List<Tally> tallies = new ArrayList<>();
            List<Throwable> failures = new ArrayList<>();
            for (Future<Tally> trial : trials) {
                try {
                    tallies.add(trial.get());
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
            assertThat(failures).as("seeds that failed").isEmpty();
            assertThat(warnings.records())
                    .as("what the library has logged")
                    .filteredOn(record -> !record.getMessage().startsWith(LATE))
                    .isEmpty();
            return tallies;
        } finally {
            threads.shutdown();
        }
    }
}
