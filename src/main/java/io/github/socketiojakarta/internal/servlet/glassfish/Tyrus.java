package io.github.socketiojakarta.internal.servlet.glassfish;

import jakarta.websocket.server.ServerContainer;

/** Tyrus 2.1 and 2.2, the WebSockets of Payara and GlassFish, whose servlets are those of Tomcat. */
public final class Tyrus {

    private static final String CLASSES = "org.glassfish.tyrus";

    private Tyrus() {}

    /**
     * Returns whether the container ignores the configuration that comes with an upgrade, and looks for an endpoint that was
     * registered under the path of that configuration.
     */
    public static boolean looksForEndpoints(ServerContainer container) {
        return container.getClass().getName().startsWith(CLASSES);
    }
}
