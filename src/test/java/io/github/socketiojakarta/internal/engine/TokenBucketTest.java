package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
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

    @Property
    void neverGivesMoreThanItHeldAndWhatCameIn(
            @ForAll @IntRange(min = 1, max = 2_000_000_000) int perSecond,
            @ForAll @IntRange(max = 10) int savedSeconds,
            @ForAll long start,
            @ForAll @Size(max = 50) List<@LongRange(max = 5 * SECOND) Long> pauses) {
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

    @Property
    void neverRefusesWhoKeepsToTheRate(
            @ForAll @IntRange(min = 1, max = 1_000_000) int perSecond,
            @ForAll @IntRange(max = 10) int savedSeconds,
            @ForAll long start,
            @ForAll @Size(max = 50) List<@LongRange(max = 3 * SECOND) Long> delays) {
        now.set(start);
        TokenBucket bucket = bucket(perSecond, savedSeconds);
        for (long delay : delays) {
            now.addAndGet(SECOND / perSecond + delay);
            assertThat(bucket.tryTake()).isTrue();
        }
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
