package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoServer;
import jakarta.servlet.ServletContext;

/**
 * The attributes under which an application holds a server: one with its path, and one without, which the first of several
 * servers has.
 *
 * @param context the application
 * @param path the server's path
 */
record ServerAttributes(ServletContext context, String path) {

    private String own() {
        return SocketIoServer.CONTEXT_ATTRIBUTE + path;
    }

    boolean areTaken() {
        return context.getAttribute(own()) != null;
    }

    /** Sets a server, or what makes it, in the place of what was there before. */
    void set(Object server) {
        boolean first = context.getAttribute(SocketIoServer.CONTEXT_ATTRIBUTE) == context.getAttribute(own());
        context.setAttribute(own(), server);
        if (first) {
            context.setAttribute(SocketIoServer.CONTEXT_ATTRIBUTE, server);
        }
    }

    boolean isFirst() {
        return context.getAttribute(SocketIoServer.CONTEXT_ATTRIBUTE) == context.getAttribute(own());
    }

    void remove() {
        if (isFirst()) {
            context.removeAttribute(SocketIoServer.CONTEXT_ATTRIBUTE);
        }
        context.removeAttribute(own());
    }
}
