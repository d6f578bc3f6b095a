package io.github.socketiojakarta.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Container;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Official clients of every kind behind a proxy that does its worst to their connections, while the server is started
 * again twice. The profile {@code chaos} runs it.
 */
class Chaos {

    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 300));
    private static final long[] SEEDS = Arrays.stream(
                    System.getProperty("chaos.seeds", "1,2,3,4,5").split(","))
            .mapToLong(Long::parseLong)
            .toArray();

    @ParameterizedTest
    @EnumSource(Container.class)
    void nobodyLosesOrDoublesAnythingAndNothingIsLeft(Container container) throws Exception {
        assertThat(Trials.run(container, DURATION, SEEDS))
                .as("what hardly happened")
                .isEmpty();
    }
}
