package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.Beans;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The beans that somebody gives to a server: in code before it starts, or, as a Spring context does, when it has been told to
 * wait for them. Confined to the application's start and stop.
 *
 * <pre>
 *   nothing --expect--> EXPECTED --await--> Waiting --give or settle--> Taken
 *      |-------------------|------give--> Beans --take--> Taken
 *      `--take--> Taken
 * </pre>
 *
 * @param context the application
 * @param path the server's path
 */
record GivenBeans(ServletContext context, String path) {

    private static final String NAME = SocketIoServer.CONTEXT_ATTRIBUTE + ".beans";
    private static final Object EXPECTED = new Object();

    /** The server has started, but for its handlers. */
    private record Waiting(Consumer<Beans> taker) {}

    /** The server has these, and no others any more. */
    private record Taken(Beans beans) {}

    private String name() {
        return NAME + path;
    }

    private Object value() {
        Object value = context.getAttribute(name());
        return value == null ? "" : value;
    }

    /**
     * Gives beans.
     *
     * @throws IllegalStateException if the server has others
     */
    void give(Beans beans) {
        Object value = value();
        Object present = value instanceof Taken taken ? taken.beans : value;
        if (present instanceof Beans && present != beans) {
            throw new IllegalStateException("The Socket.IO server at " + path + " has beans already (" + present
                    + "), so these cannot be given to it: " + beans);
        }
        if (value instanceof Waiting waiting) {
            take(beans);
            waiting.taker.accept(beans);
        } else if (present != beans) {
            context.setAttribute(name(), beans);
        }
    }

    Optional<Beans> find() {
        return value() instanceof Beans beans ? Optional.of(beans) : Optional.empty();
    }

    /** Says that somebody is going to give some. */
    void expect() {
        if (context.getAttribute(name()) == null) {
            context.setAttribute(name(), EXPECTED);
        }
    }

    boolean areExpected() {
        return value() == EXPECTED;
    }

    /** Has them taken when they come. */
    void await(Consumer<Beans> taker) {
        context.setAttribute(name(), new Waiting(taker));
    }

    /** Stops waiting, if nobody has given any. */
    void settle(Supplier<Beans> own) {
        if (value() instanceof Waiting) {
            give(own.get());
        }
    }

    /** Notes which the server has. */
    void take(Beans beans) {
        context.setAttribute(name(), new Taken(beans));
    }

    void remove() {
        context.removeAttribute(name());
    }
}
