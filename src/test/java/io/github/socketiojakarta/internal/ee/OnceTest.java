package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OnceTest {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void makesNothingBeforeItIsAsked() {
        Once<Integer> once = new Once<>(calls::incrementAndGet);
        assertThat(once.isMade()).isFalse();
        assertThat(calls).hasValue(0);
    }

    @Test
    void makesOneThing() {
        Once<Integer> once = new Once<>(calls::incrementAndGet);
        assertThat(once.get()).isEqualTo(1);
        assertThat(once.get()).isEqualTo(1);
        assertThat(once.isMade()).isTrue();
    }

    @Test
    void failsOnceAndForAll() {
        IllegalArgumentException failure = new IllegalArgumentException("no");
        Once<Integer> once = new Once<>(() -> {
            calls.incrementAndGet();
            throw failure;
        });
        assertThat(catchThrowable(once::get)).isSameAs(failure);
        assertThat(catchThrowable(once::get)).isSameAs(failure);
        assertThat(once.isMade()).isFalse();
        assertThat(calls).hasValue(1);
    }

    @Test
    void othersWaitForWhoeverMakesIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Once<Integer> once = new Once<>(() -> {
            begun.countDown();
            await(mayEnd);
            return calls.incrementAndGet();
        });
        CompletableFuture<Integer> maker = CompletableFuture.supplyAsync(once);
        await(begun);
        CompletableFuture<Integer> other = new CompletableFuture<>();
        Thread thread = new Thread(() -> other.complete(once.get()));
        thread.start();
        Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
        mayEnd.countDown();
        assertThat(maker.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void refusesWhoeverAsksWhileMakingIt() {
        AtomicReference<Once<Integer>> self = new AtomicReference<>();
        self.set(new Once<>(() -> self.get().get()));
        assertThatIllegalStateException()
                .isThrownBy(self.get()::get)
                .withMessage("The Socket.IO server cannot be used by what produces its options");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
