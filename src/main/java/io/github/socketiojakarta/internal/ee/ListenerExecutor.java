package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoOptions;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The executor that the options name: the container's, from JNDI, or virtual threads of our own. Found while the
 * application starts, because its names do not exist before. Thread-safe.
 */
final class ListenerExecutor implements Executor {

    private static final String CHOICES = " Write the name of a ManagedExecutorService"
            + " (java:comp/DefaultManagedExecutorService in a Jakarta EE server; Tomcat and Jetty have none), or '"
            + SocketIoOptions.VIRTUAL_THREADS + "' on Java 21 and newer, or leave the option out, and listeners run on"
            + " the container's threads";

    private final String name;
    private final String contextPath;
    private final ClassLoader loader;
    private final AtomicReference<@Nullable Executor> found = new AtomicReference<>();

    ListenerExecutor(String name, String contextPath, ClassLoader loader) {
        this.name = name;
        this.contextPath = contextPath;
        this.loader = loader;
    }

    /**
     * Finds the executor.
     *
     * @throws IllegalStateException if there is none; the message says what to write instead
     */
    void start() {
        found.set(
                name.equals(SocketIoOptions.VIRTUAL_THREADS)
                        ? VirtualThreads.start("socketio-virtual" + contextPath, loader, CHOICES)
                        : lookUp());
    }

    @SuppressWarnings("BanJNDI") // the deployer writes the name, and only java: is let through, which no network serves
    private Executor lookUp() {
        Object value;
        try {
            value = InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "Option executor is '" + name + "', but JNDI has nothing of that name (" + e + ")." + CHOICES, e);
        }
        if (value instanceof Executor executor) {
            return executor;
        }
        throw new IllegalStateException("Option executor is '" + name + "', but what JNDI has there is no executor: "
                + (value == null ? "null" : value.getClass().getName()) + "." + CHOICES);
    }

    @Override
    public void execute(Runnable task) {
        Executor executor = found.get();
        if (executor == null) {
            throw new RejectedExecutionException("the application has not started, or has stopped");
        }
        executor.execute(task);
    }

    /** Lets go of the container's executor, and ends our own threads. */
    void stop() {
        if (found.getAndSet(null) instanceof VirtualThreads own) {
            own.stop();
        }
    }
}
