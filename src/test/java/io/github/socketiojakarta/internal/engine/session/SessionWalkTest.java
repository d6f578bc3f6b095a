package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks through the table of a session's life at random, and looks after each step whether all is well. The seed is the
 * name of the test; what is found is done again with it.
 */
class SessionWalkTest {

    private static final int STEPS = 60;

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allIsWellAfterEachStep(long seed) {
        WalkedSession walked = new WalkedSession(new SplittableRandom(seed));
        for (int step = 0; step < STEPS; step++) {
            walked.step();
            walked.assertWell();
        }
        walked.settle();
        walked.assertNothingIsLost();
        walked.assertWell();
        walked.finish();
        assertThat(walked.session().state()).as(walked.toString()).isEqualTo(SessionState.CLOSED);
        walked.assertWell();
    }

    /** What is random may miss something, and nobody would know. */
    @Test
    void theWalksComeToEveryState() {
        Set<SessionState> seen = EnumSet.noneOf(SessionState.class);
        seeds().forEach(seed -> {
            WalkedSession walked = new WalkedSession(new SplittableRandom(seed));
            for (int step = 0; step < STEPS; step++) {
                walked.step();
                seen.add(walked.session().state());
            }
        });
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(SessionState.OPENING, SessionState.SWITCHING)));
    }
}
