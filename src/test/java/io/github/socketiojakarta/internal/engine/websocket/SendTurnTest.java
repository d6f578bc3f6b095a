package io.github.socketiojakarta.internal.engine.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.Duel;
import java.util.SplittableRandom;
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
    void isNeitherLostNorDoubledBetweenSenderAndCallback() {
        SplittableRandom random = new SplittableRandom(51);
        boolean[] took = new boolean[2];
        try (Duel duel = new Duel()) {
            for (int round = 0; duel.goesOn(round, 100_000); round++) {
                int mine = random.nextInt(40);
                int theirs = random.nextInt(40);
                state = 0;
                TURN.take(this);
                TURN.call(this);
                duel.run(
                        () -> {
                            Duel.pause(mine);
                            took[0] = !TURN.leave(this);
                        },
                        () -> {
                            Duel.pause(theirs);
                            took[1] = TURN.calledBack(this);
                        });
                assertThat(took[0]).as("round %s: one goes on", round).isNotEqualTo(took[1]);
                assertThat(TURN.isTaken(this)).isTrue();
            }
        }
    }
}
