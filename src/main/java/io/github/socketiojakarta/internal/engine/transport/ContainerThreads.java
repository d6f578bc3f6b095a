package io.github.socketiojakarta.internal.engine.transport;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Chooses the thread on which a response is written. When a thread that is not Tomcat's own says that it has something to
 * write, Tomcat does its own work on it at once, down to the next request of that connection: an application's thread would
 * come back with another class loader, and with the request scope of that request.
 */
final class ContainerThreads {

    /** A call of the container. */
    @FunctionalInterface
    interface Call {
        void run() throws IOException;
    }

    private ContainerThreads() {}

    /**
     * Runs a call on this thread, or, if that is needed, soon on one of the container.
     *
     * @param failed called with what the call throws there
     */
    static void run(AsyncContext context, Call call, Consumer<Throwable> failed) throws IOException {
        if (isOfTomcat(context.getClass()) && !isOfTomcat(Thread.currentThread().getClass())) {
            context.start(() -> {
                try {
                    call.run();
                } catch (IOException | RuntimeException e) {
                    failed.accept(e);
                }
            });
        } else {
            call.run();
        }
    }

    private static boolean isOfTomcat(Class<?> type) {
        return type.getName().startsWith("org.apache.catalina.")
                || type.getName().startsWith("org.apache.tomcat.");
    }
}
