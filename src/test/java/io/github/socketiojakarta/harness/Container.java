package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.ServletContainerInitializer;
import java.util.function.Consumer;

/** The containers every scenario runs in, embedded in the test's own JVM. */
public enum Container {
    JETTY {
        @Override
        TestServer launch(ServletContainerInitializer application) throws Exception {
            return JettyServer.start(application);
        }
    },
    TOMCAT {
        @Override
        TestServer launch(ServletContainerInitializer application) throws Exception {
            return TomcatServer.start(application);
        }
    };

    abstract TestServer launch(ServletContainerInitializer application) throws Exception;

    /** Starts any web application on a free port. */
    public TestServer start(ServletContainerInitializer application) {
        try {
            return launch(application);
        } catch (Exception e) {
            throw new IllegalStateException(this + " did not start", e);
        }
    }

    /** Starts a web application that has nothing but a Socket.IO server, on a free port. */
    public TestServer start(SocketIoOptions options, Consumer<SocketIoServer> handlers) {
        TestServer server = start(new SocketIoInitializer(options));
        handlers.accept(server.io()); // nobody knows the port yet
        return server;
    }
}
