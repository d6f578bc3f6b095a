package io.github.socketiojakarta.internal.ee.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.internal.engine.CallContext;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class ContainerContextsTest {

    @Test
    void leaveEveryThreadAsItIsWhereThereIsNoJakartaConcurrency() {
        ContainerContexts contexts = new ContainerContexts(true);
        try (LogCapture log = LogCapture.of(ContainerContexts.class.getName(), Level.FINE)) {
            contexts.start();
            assertThat(log.messages(Level.FINE)).singleElement().asString().contains("no Jakarta Concurrency");
            assertThat(log.records())
                    .allSatisfy(line -> assertThat(line.getThrown()).isNull());
        }
        assertThat(contexts.capture()).isSameAs(CallContext.OF_THREAD);
        List<Thread> threads = new ArrayList<>();
        contexts.runInApplication(() -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }
}
