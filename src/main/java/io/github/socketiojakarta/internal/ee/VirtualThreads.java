package io.github.socketiojakarta.internal.ee;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A virtual thread for each task, by reflection: this code is compiled for Java 17. Thread-safe. */
final class VirtualThreads implements Executor {

    private static final long STOP_SECONDS = 2;

    private final ExecutorService threads;

    private VirtualThreads(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Starts an executor whose threads have this name and class loader.
     *
     * @param choices what to do where there are no virtual threads
     */
    static VirtualThreads start(String name, ClassLoader loader, String choices) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            type.getMethod("name", String.class, long.class).invoke(builder, name + "-", 1L);
            type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(builder, false);
            ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(builder);
            ThreadFactory own = task -> {
                Thread thread = factory.newThread(task);
                thread.setContextClassLoader(loader);
                return thread;
            };
            return new VirtualThreads((ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, own));
        } catch (NoSuchMethodException | ClassNotFoundException | IllegalAccessException e) {
            throw refusal(choices, e);
        } catch (InvocationTargetException e) { // a preview in Java 19 and 20
            throw refusal(choices, e);
        }
    }

    private static IllegalStateException refusal(String choices, Throwable cause) {
        return new IllegalStateException(
                "Option executor asks for virtual threads, which Java "
                        + Runtime.version().feature() + " does not have." + choices,
                cause);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Lets the threads finish what they do, for a few seconds. */
    void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
