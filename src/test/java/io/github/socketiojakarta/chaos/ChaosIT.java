package io.github.socketiojakarta.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Container;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link Chaos} does, in short. */
@Tag("full")
class ChaosIT {

    @Test
    void nobodyLosesOrDoublesAnythingAndNothingIsLeft() throws Exception {
        assertThat(Trials.run(Container.JETTY, Duration.ofSeconds(18), 1))
                .as("what hardly happened")
                .isEmpty();
    }
}
