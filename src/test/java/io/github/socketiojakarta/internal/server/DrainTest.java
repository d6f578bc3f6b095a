package io.github.socketiojakarta.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.ManualTimer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainTest {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ManualTimer timer = new ManualTimer();
    private final List<Integer> done = new ArrayList<>();

    private Drain drain(int steps, Duration period) {
        List<Runnable> all = IntStream.range(0, steps)
                .<Runnable>mapToObj(number -> () -> done.add(number))
                .toList();
        return new Drain(timer, all, period, () -> done.add(-1), GRACE);
    }

    @ParameterizedTest
    @CsvSource({"500, 2000", "10000, 1000", "7, 2000", "1, 5000", "333, 999"})
    void spreadsItsStepsEvenly(int steps, long millis) {
        drain(steps, Duration.ofMillis(millis)).start(new Random(1));
        for (long now = 0; now < millis; now += 100) {
            int before = done.size();
            timer.advance(100);
            assertThat(done.size() - before).isLessThanOrEqualTo((int) Math.ceil(steps * 120.0 / millis) + 1);
        }
        assertThat(done).hasSize(steps).doesNotHaveDuplicates();
    }

    @Test
    void doesNotHurryWhenTheMachineWasBusy() {
        drain(1000, Duration.ofSeconds(10)).start(new Random(1));
        timer.stall(5000);
        int before = done.size();
        timer.advance(100);
        assertThat(done.size() - before).isLessThanOrEqualTo(12);
    }

    @Test
    void startsNothingIfItHasBeenStoppedJustNow() {
        Drain drain = drain(3, Duration.ofSeconds(1));
        drain.stop();
        drain.start(new Random(1));
        assertThat(timer.pending()).isZero();
        timer.advance(10_000);
        assertThat(done).isEmpty();
    }

    @Test
    void takesTheLastStepInTimeEvenIfTheMachineWasBusy() {
        drain(10, Duration.ofSeconds(10)).start(new Random(1));
        timer.stall(11_000);
        timer.advance(1000);
        assertThat(done).hasSizeLessThan(10).contains(-1);
    }

    @Test
    void goesInRandomOrder() {
        drain(100, Duration.ofSeconds(1)).start(new Random(1));
        timer.advance(1000);
        assertThat(done)
                .hasSize(100)
                .isNotEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void doesAllAtOnceWithoutAPeriod() {
        drain(100, Duration.ZERO).start(new Random(1));
        assertThat(done).hasSize(100);
    }

    @Test
    void takesTheLastStepAfterTheGrace() {
        drain(2, Duration.ofSeconds(1)).start(new Random(1));
        timer.advance(2900);
        assertThat(done).hasSize(2);
        timer.advance(100);
        assertThat(done).hasSize(3).endsWith(-1);
        assertThat(timer.pending()).isZero();
    }

    @Test
    void leavesNoTimerWhenItIsStopped() {
        for (long after : new long[] {0, 500, 1500}) {
            Drain drain = drain(10, Duration.ofSeconds(1));
            drain.start(new Random(1));
            timer.advance(after);
            done.clear();
            drain.stop();
            assertThat(timer.pending()).isZero();
            timer.advance(10_000);
            assertThat(done).isEmpty();
        }
    }

    @Test
    void goesOnAfterAStepThatFails() {
        List<Runnable> steps = List.of(
                () -> {
                    throw new IllegalStateException("expected in the log");
                },
                () -> done.add(1));
        new Drain(timer, steps, Duration.ofSeconds(1), () -> done.add(-1), GRACE).start(new Random(1));
        timer.advance(5000);
        assertThat(done).containsExactly(1, -1);
    }

    /** Some containers keep an application that has stopped, and a step knows a client. */
    @Test
    void forgetsTheStepsThatAreDone() {
        List<Runnable> steps = new ArrayList<>(List.of(new Object()::hashCode));
        WeakReference<Runnable> step = new WeakReference<>(steps.get(0));
        Drain drain = new Drain(timer, steps, Duration.ofSeconds(1), () -> {}, GRACE);
        steps.clear();
        drain.start(new Random(1));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            System.gc();
            assertThat(step.refersTo(null)).isTrue();
        });
        drain.stop();
    }

    @Test
    void forgetsTheStepsThatItGivesUp() {
        List<Runnable> steps = new ArrayList<>(List.of(new Object()::hashCode));
        WeakReference<Runnable> step = new WeakReference<>(steps.get(0));
        Drain drain = new Drain(timer, steps, Duration.ofSeconds(1), () -> {}, GRACE);
        steps.clear();
        drain.stop();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            System.gc();
            assertThat(step.refersTo(null)).isTrue();
        });
        drain.start(new Random(1));
    }
}
