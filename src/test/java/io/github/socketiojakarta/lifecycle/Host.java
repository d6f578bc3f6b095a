package io.github.socketiojakarta.lifecycle;

import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import jakarta.servlet.ServletContainerInitializer;
import java.nio.file.Path;
import java.util.function.Function;

/** A container that outlives its applications, of which it has one at a time, at the root of its port. */
interface Host extends TestServer {

    /** Starts a container without an application. */
    static Host start(Container container) throws Exception {
        return switch (container) {
            case JETTY -> new JettyHost();
            case TOMCAT -> new TomcatHost();
        };
    }

    /**
     * Starts an application.
     *
     * @param classes the directory of a WAR with {@code WEB-INF/classes}, which the application's class loader prefers
     * @param application makes the application with its class loader
     */
    void deploy(Path classes, Function<ClassLoader, ServletContainerInitializer> application) throws Exception;
}
