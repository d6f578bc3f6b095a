package io.github.socketiojakarta.internal.lane;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Callbacks on an answer that is no single client's, such as that of other servers, run as nobody, and in nobody's
 * turn. Immutable.
 *
 * @param application the threads for it
 * @param calls surrounds it
 */
public record ServerContinuations(Supplier<ApplicationThreads> application, ApplicationCalls calls)
        implements Continuations {

    @Override
    public Executor executor() {
        return code -> application.get().runOrHere(() -> calls.run(code));
    }

    @Override
    public Continuations derived() {
        return this;
    }

    @Override
    public void checkWait() {
        Continuations.checkThread();
    }
}
