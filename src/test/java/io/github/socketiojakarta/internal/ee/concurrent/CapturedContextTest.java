package io.github.socketiojakarta.internal.ee.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CapturedContextTest {

    private final List<String> log = new ArrayList<>();

    @Test
    void runsCodeOnceInTheContextOfTheContainer() {
        CapturedContext context = new CapturedContext(task -> {
            log.add("begin");
            task.run();
            log.add("end");
        });
        context.run(() -> log.add("code"));
        assertThat(log).containsExactly("begin", "code", "end");
    }

    @Test
    void runsCodeWithoutTheContextIfTheContainerRefusesIt() {
        CapturedContext context = new CapturedContext(task -> {
            throw new RejectedExecutionException("the application has stopped");
        });
        context.run(() -> log.add("code"));
        assertThat(log).containsExactly("code");
    }

    @Test
    void runsCodeOnceIfTheContainerFailsAfterwards() {
        CapturedContext context = new CapturedContext(task -> {
            task.run();
            throw new IllegalStateException("cannot put back what was there before");
        });
        assertThatThrownBy(() -> context.run(() -> log.add("code"))).isInstanceOf(IllegalStateException.class);
        assertThat(log).containsExactly("code");
    }

    @Test
    void passesOnWhatTheCodeThrows() {
        CapturedContext context = new CapturedContext(Runnable::run);
        assertThatThrownBy(() -> context.run(() -> {
                    log.add("code");
                    throw new IllegalArgumentException("of the code");
                }))
                .hasMessage("of the code");
        assertThat(log).containsExactly("code");
    }
}
