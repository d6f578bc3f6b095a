package io.github.socketiojakarta.internal.engine.transport;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Chooses the threads on which a request goes on.
 *
 * <p>On which one its response is written: when a thread that is not Tomcat's own says that it has something to
 * write, Tomcat does its own work on it at once, down to the next request of that connection: an application's thread would
 * come back with another class loader, and with the request scope of that request.
 *
 * <p>On which one a body that has arrived is worked on: Quarkus (3.33) tells of it on an event loop of Vert.x, which must
 * not wait for listeners, and refuses to write there.
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
            start(context, call, failed);
        } else {
            call.run();
        }
    }

    /**
     * Runs code that may call listeners and write on this thread, or, if that is an event loop, soon on one that may wait.
     *
     * @param failed called with what the code throws there
     */
    static void leaveEventLoop(AsyncContext context, Runnable code, Consumer<Throwable> failed) {
        if (isEventLoop()) {
            start(context, code::run, failed);
        } else {
            code.run();
        }
    }

    /** Returns whether this thread is one of Quarkus, which must not wait, and on which it asks for more to be written. */
    static boolean isEventLoop() {
        return Thread.currentThread().getClass().getName().startsWith("io.vertx.");
    }

    private static void start(AsyncContext context, Call call, Consumer<Throwable> failed) {
        context.start(() -> {
            try {
                call.run();
            } catch (IOException | RuntimeException e) {
                failed.accept(e);
            }
        });
    }

    /**
     * Lets the end of a request that is completed before all of its answer is written be the end of its connection, so that
     * the client does not wait for the rest. Most containers see to that; Tomcat would wait for the next request.
     */
    static void closeIfCut(AsyncContext context, HttpServletResponse response) {
        boolean persistent = context.getRequest().getProtocol().equals("HTTP/1.1");
        if (persistent && isOfTomcat(context.getClass())) {
            response.setHeader("Connection", "close");
        }
    }

    private static boolean isOfTomcat(Class<?> type) {
        return type.getName().startsWith("org.apache.catalina.")
                || type.getName().startsWith("org.apache.tomcat.");
    }
}
