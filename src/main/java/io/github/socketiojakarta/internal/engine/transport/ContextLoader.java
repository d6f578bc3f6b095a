package io.github.socketiojakarta.internal.engine.transport;

import java.io.IOException;

/**
 * Keeps the context class loader of a thread while it calls the container: Tomcat changes that of threads which are not its
 * own, and application code would go on with the container's.
 */
final class ContextLoader {

    /** A call of the container. */
    @FunctionalInterface
    interface Call {
        void run() throws IOException;
    }

    private ContextLoader() {}

    static void keepDuring(Call call) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        try {
            call.run();
        } finally {
            if (thread.getContextClassLoader() != loader) {
                thread.setContextClassLoader(loader);
            }
        }
    }
}
