package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.CallContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerContextsTest {

    @Test
    void leaveEveryThreadAsItIsWhereThereIsNoJakartaConcurrency() {
        ContainerContexts contexts = new ContainerContexts(true);
        contexts.start();
        assertThat(contexts.capture()).isSameAs(CallContext.OF_THREAD);
        List<Thread> threads = new ArrayList<>();
        contexts.runInApplication(() -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }
}
