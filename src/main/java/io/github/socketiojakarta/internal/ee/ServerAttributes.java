package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The attributes under which an application holds a server: one with its path, and one without, which the main server has.
 * That one also has the beans and the handler classes of the application. Confined to its start and stop.
 *
 * @param context the application
 * @param path the server's path
 */
record ServerAttributes(ServletContext context, String path) {

    private static final String MAIN = SocketIoServer.CONTEXT_ATTRIBUTE + ".main";
    private static final String OPTIONS = ".options";
    private static final String CHOSEN = ".chosen";

    /** What is known of the main server, until there is a better one. */
    private record Main(String path, Rank rank) {}

    private String own() {
        return SocketIoServer.CONTEXT_ATTRIBUTE + path;
    }

    boolean areTaken() {
        return context.getAttribute(own()) != null;
    }

    /** Makes this server the main one, unless there is one that matters as much. */
    void nominate(Rank rank) {
        if (context.getAttribute(MAIN) instanceof Main present && present.rank.compareTo(rank) >= 0) {
            return;
        }
        context.setAttribute(MAIN, new Main(path, rank));
        if (areTaken()) {
            set(context.getAttribute(own()));
        }
    }

    boolean isMain() {
        return context.getAttribute(MAIN) instanceof Main main && main.path.equals(path);
    }

    /** Sets a server, or what makes it, in the place of what was there before. */
    void set(Object server) {
        context.setAttribute(own(), server);
        if (isMain()) {
            context.setAttribute(SocketIoServer.CONTEXT_ATTRIBUTE, server);
        }
    }

    /** Notes with which options the server is made, or will be. */
    void keep(SocketIoOptions options) {
        context.setAttribute(own() + OPTIONS, options);
    }

    boolean have(SocketIoOptions options) {
        return context.getAttribute(own() + OPTIONS) == options;
    }

    /**
     * Chooses other options for a server that has not been made yet; returns whether that is so.
     *
     * @throws IllegalStateException if there is such a server at another path, whose servlet cannot be removed any more
     */
    boolean choose(SocketIoOptions options) {
        if (isLate(own())) {
            context.setAttribute(own() + CHOSEN, options);
            return true;
        }
        if (context.getAttribute(MAIN) instanceof Main main
                && main.rank == Rank.BY_ITSELF
                && isLate(SocketIoServer.CONTEXT_ATTRIBUTE)) {
            throw new IllegalStateException("socketio.path is " + path + ", but in a WAR the container has given "
                    + main.path + " to the Socket.IO server before the properties were read; set socketio.path as a"
                    + " context parameter of WEB-INF/web.xml, too");
        }
        return false;
    }

    private boolean isLate(String name) {
        return context.getAttribute(name) instanceof Supplier<?>;
    }

    Optional<SocketIoOptions> chosen() {
        return Optional.ofNullable((SocketIoOptions) context.getAttribute(own() + CHOSEN));
    }

    void remove() {
        context.removeAttribute(own() + CHOSEN);
        context.removeAttribute(own() + OPTIONS);
        if (isMain()) {
            context.removeAttribute(SocketIoServer.CONTEXT_ATTRIBUTE);
            context.removeAttribute(MAIN);
        }
        context.removeAttribute(own());
    }
}
