package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.Beans;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/**
 * The beans that somebody has given to a server in code, kept until it starts. Confined to the application's start and stop.
 *
 * @param context the application
 * @param path the server's path
 */
record GivenBeans(ServletContext context, String path) {

    private static final String NAME = SocketIoServer.CONTEXT_ATTRIBUTE + ".beans";

    private String name() {
        return NAME + path;
    }

    /**
     * Gives beans.
     *
     * @throws IllegalStateException if the server has others
     */
    void give(Beans beans) {
        if (find().filter(other -> other != beans).isPresent()) {
            throw new IllegalStateException("The Socket.IO server at " + path + " has beans already ("
                    + find().orElseThrow() + "), so these cannot be given to it: " + beans);
        }
        context.setAttribute(name(), beans);
    }

    Optional<Beans> find() {
        return context.getAttribute(name()) instanceof Beans beans ? Optional.of(beans) : Optional.empty();
    }

    void remove() {
        context.removeAttribute(name());
    }
}
