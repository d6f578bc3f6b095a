package io.github.socketiojakarta.internal.ee.concurrent;

import io.github.socketiojakarta.internal.engine.CallContext;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.naming.NamingException;

/**
 * What a server keeps with its threads: the names of the application ({@code java:comp}), the identity of the user, its
 * class loader. Has that of a thread captured and given to others, if the server has Jakarta Concurrency. Thread-safe.
 *
 * <p>Names are found and enterprise beans are called without any of it where the container knows no better; so nothing
 * here keeps application code from being run.
 */
public final class ContainerContexts {

    private static final System.Logger LOG = System.getLogger(ContainerContexts.class.getName());

    private final boolean wanted;
    private volatile Optional<Supplier<Executor>> capturing = Optional.empty();
    private volatile CallContext application = CallContext.OF_THREAD;

    /**
     * Starts with none.
     *
     * @param wanted whether the container is to be asked for its own
     */
    public ContainerContexts(boolean wanted) {
        this.wanted = wanted;
    }

    /** Captures the context of the thread on which the application starts, which is nobody's. */
    public void start() {
        if (wanted) {
            capturing = find();
            application = capture();
        }
    }

    private static Optional<Supplier<Executor>> find() {
        try {
            return Optional.of(ContextServiceLookup.find());
        } catch (NamingException | RuntimeException | LinkageError none) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "There is no Jakarta Concurrency ({0}), so listeners find what the thread has",
                    none.toString());
            return Optional.empty();
        }
    }

    /** Captures that of the current thread; the application's, if that is impossible. */
    public CallContext capture() {
        if (capturing.isEmpty()) {
            return application;
        }
        try {
            return new CapturedContext(capturing.get().get());
        } catch (RuntimeException | LinkageError e) { // the edge to the container
            LOG.log(System.Logger.Level.DEBUG, "The container does not capture its context", e);
            return application;
        }
    }

    /** Runs code that belongs to no connection. */
    public void runInApplication(Runnable code) {
        application.run(code);
    }

    /** Lets go of the container's objects. */
    public void stop() {
        capturing = Optional.empty();
        application = CallContext.OF_THREAD;
    }
}
