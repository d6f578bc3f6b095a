package io.github.socketiojakarta.internal.servlet.quarkus;

import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.container.OtherThread;
import jakarta.servlet.AsyncContext;
import java.util.function.Consumer;

/** Quarkus 3.33, whose servlets are those of Undertow on the event loops of Vert.x. Immutable. */
public final class Quarkus implements Container {

    private static final String SERVLETS = "io.undertow.servlet.";
    private static final String CONNECTION = "io.undertow.vertx.VertxHttpExchange";
    private static final String EVENT_LOOPS = "io.vertx.";

    /** Returns whether a servlet context of this class is one of Quarkus. */
    public static boolean isMakerOf(Class<?> servletContext) {
        if (!servletContext.getName().startsWith(SERVLETS)) {
            return false;
        }
        try {
            Class.forName(CONNECTION, false, servletContext.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError expected) { // it is Undertow alone
            return false;
        }
    }

    /** Quarkus tells of a body on an event loop, which must not wait for listeners, and refuses to write there. */
    @Override
    public void leaveReadingThread(AsyncContext context, Runnable code, Consumer<Throwable> failed) {
        if (isEventLoop()) {
            OtherThread.run(context, code::run, failed);
        } else {
            code.run();
        }
    }

    /** The response is never ready again then, nobody is told, and nothing is left to be completed. */
    @Override
    public boolean closesWithLastByte() {
        return isEventLoop(); // on which Quarkus asks for more to be written
    }

    private static boolean isEventLoop() {
        return Thread.currentThread().getClass().getName().startsWith(EVENT_LOOPS);
    }
}
