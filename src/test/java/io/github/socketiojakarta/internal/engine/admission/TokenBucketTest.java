package io.github.socketiojakarta.internal.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong();

    private TokenBucket bucket(int perSecond, int savedSeconds) {
        return new TokenBucket(perSecond, Duration.ofSeconds(savedSeconds), now::get);
    }

    private static int takeAll(TokenBucket bucket) {
        int taken = 0;
        while (taken < 10_000_000 && bucket.tryTake()) {
            taken++;
        }
        return taken;
    }

    @Test
    void startsFullAndFillsUpWithTime() {
        TokenBucket bucket = bucket(5, 2);
        assertThat(takeAll(bucket)).isEqualTo(10);
        now.addAndGet(SECOND / 5 - 1);
        assertThat(bucket.tryTake()).isFalse();
        now.addAndGet(1);
        assertThat(takeAll(bucket)).isEqualTo(1);
        now.addAndGet(SECOND);
        assertThat(takeAll(bucket)).isEqualTo(5);
    }

    @Test
    void keepsNoMoreThanItCanHold() {
        TokenBucket bucket = bucket(5, 2);
        takeAll(bucket);
        now.addAndGet(1000 * SECOND);
        assertThat(takeAll(bucket)).isEqualTo(10);
    }

    @Test
    void holdsAtLeastOneToken() {
        TokenBucket bucket = new TokenBucket(1, Duration.ZERO, now::get);
        assertThat(takeAll(bucket)).isEqualTo(1);
        now.addAndGet(SECOND);
        assertThat(takeAll(bucket)).isEqualTo(1);
    }

    @Test
    void goesOnWhenTheClockOverflows() {
        now.set(Long.MAX_VALUE - SECOND);
        TokenBucket bucket = bucket(5, 2);
        assertThat(takeAll(bucket)).isEqualTo(10);
        now.addAndGet(2 * SECOND);
        assertThat(now.get()).isNegative();
        assertThat(takeAll(bucket)).isEqualTo(10);
    }

    private record Visits(int perSecond, int savedSeconds, long start, List<Long> pauses) {

        private static Generator<Visits> upTo(int perSecond, long pause) {
            return choices -> new Visits(
                    choices.anyOf(from -> from.between(1, 100), from -> from.between(1, perSecond)),
                    choices.below(11),
                    choices.number(),
                    choices.list(50, from -> from.between(0, pause)));
        }
    }

    @Test
    void neverGivesMoreThanItHeldAndWhatCameIn() {
        Property.forAll(Visits.upTo(2_000_000_000, 5 * SECOND))
                .holds(visits -> givesNoMore(visits.perSecond, visits.savedSeconds, visits.start, visits.pauses));
    }

    private void givesNoMore(int perSecond, int savedSeconds, long start, List<Long> pauses) {
        now.set(start);
        TokenBucket bucket = bucket(perSecond, savedSeconds);
        int attempts = 20; // after each pause
        double taken = 0;
        double time = 0;
        for (long pause : pauses) {
            now.addAndGet(pause);
            time += pause;
            for (int i = 0; i < attempts; i++) {
                taken += bucket.tryTake() ? 1 : 0;
            }
            double interval = Math.max(1, SECOND / perSecond);
            assertThat(taken).isLessThanOrEqualTo(Math.max(1, savedSeconds * SECOND / interval) + time / interval);
        }
    }

    @Test
    void neverRefusesWhoKeepsToTheRate() {
        Property.forAll(Visits.upTo(1_000_000, 3 * SECOND)).holds(visits -> {
            now.set(visits.start);
            TokenBucket bucket = bucket(visits.perSecond, visits.savedSeconds);
            for (long delay : visits.pauses) {
                now.addAndGet(SECOND / visits.perSecond + delay);
                assertThat(bucket.tryTake()).isTrue();
            }
        });
    }

    @Test
    void givesEachTokenOnceToManyThreads() throws Exception {
        TokenBucket bucket = bucket(200_000, 10);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CyclicBarrier start = new CyclicBarrier(4);
        AtomicInteger taken = new AtomicInteger();
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                done.add(threads.submit(() -> {
                    start.await();
                    return taken.addAndGet(takeAll(bucket));
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(taken).hasValue(2_000_000);
    }
}
