package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.junit.jupiter.api.Test;

class SendTurnTest {

    private static final SendTurn<SendTurnTest> TURN =
            new SendTurn<>(AtomicIntegerFieldUpdater.newUpdater(SendTurnTest.class, "state"));

    @SuppressWarnings("UnusedVariable") // only the updater reads it
    private volatile int state;

    @Test
    void belongsToOneSenderAtATime() {
        assertThat(TURN.take(this)).isTrue();
        assertThat(TURN.take(this)).isFalse();
        TURN.end(this);
        assertThat(TURN.isTaken(this)).isFalse();
        assertThat(TURN.take(this)).isTrue();
    }

    @Test
    void staysWithTheSenderWhoIsCalledBackInsideTheSend() {
        TURN.take(this);
        TURN.call(this);
        assertThat(TURN.calledBack(this)).isFalse();
        assertThat(TURN.leave(this)).isFalse();
        assertThat(TURN.isTaken(this)).isTrue();
    }

    @Test
    void goesToACallbackThatComesLater() {
        TURN.take(this);
        TURN.call(this);
        assertThat(TURN.leave(this)).isTrue();
        assertThat(TURN.take(this)).isFalse();
        assertThat(TURN.calledBack(this)).isTrue();
        assertThat(TURN.take(this)).isFalse();
    }

    @Test
    void isNotTakenByASecondCallback() {
        TURN.take(this);
        TURN.call(this);
        TURN.leave(this);
        TURN.calledBack(this);
        assertThat(TURN.calledBack(this)).isFalse();
        TURN.end(this);
        assertThat(TURN.calledBack(this)).isFalse();
        assertThat(TURN.take(this)).isTrue();
    }

    /** Sender and callback come to the same point at the same time: one of them goes on, and only one. */
    @Test
    void isNeitherLostNorDoubledBetweenSenderAndCallback() throws Exception {
        ExecutorService container = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 20_000; round++) {
                state = 0;
                TURN.take(this);
                TURN.call(this);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> callback = container.submit(() -> {
                    start.await();
                    return TURN.calledBack(this);
                });
                start.await();
                boolean left = TURN.leave(this);
                assertThat(callback.get()).as("round %s", round).isEqualTo(left);
                assertThat(TURN.isTaken(this)).isTrue();
            }
        } finally {
            container.shutdown();
        }
    }
}
