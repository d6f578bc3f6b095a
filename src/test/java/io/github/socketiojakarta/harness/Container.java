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
        EmbeddedServer launch(
                HttpVersions versions, Login login, String contextPath, ServletContainerInitializer application)
                throws Exception {
            return JettyServer.start(versions, login, contextPath, application);
        }
    },
    TOMCAT {
        @Override
        EmbeddedServer launch(
                HttpVersions versions, Login login, String contextPath, ServletContainerInitializer application)
                throws Exception {
            return TomcatServer.start(versions, login, contextPath, application, (tomcat, context) -> {});
        }
    };

    /** What the port speaks. */
    public enum HttpVersions {
        /** HTTP/1.1 alone. */
        ONE,
        /** HTTP/2 without TLS, too. */
        ONE_AND_TWO,
        /** HTTP/1.1 as a proxy passes it on, which tells the address of the client by {@code X-Forwarded-For}. */
        ONE_BEHIND_PROXY
    }

    abstract EmbeddedServer launch(
            HttpVersions versions, Login login, String contextPath, ServletContainerInitializer application)
            throws Exception;

    /** Starts any web application on a free port. */
    public EmbeddedServer start(ServletContainerInitializer application) {
        return start(HttpVersions.ONE, application);
    }

    /** Starts any web application on a free port that speaks these versions of HTTP. */
    public EmbeddedServer start(HttpVersions versions, ServletContainerInitializer application) {
        return start(versions, Login.NONE, application);
    }

    /** Starts any web application, with HTTP sessions and perhaps a login, on a free port. */
    public EmbeddedServer start(Login login, ServletContainerInitializer application) {
        return start(HttpVersions.ONE, login, application);
    }

    private EmbeddedServer start(HttpVersions versions, Login login, ServletContainerInitializer application) {
        return start(versions, login, "", application);
    }

    private EmbeddedServer start(
            HttpVersions versions, Login login, String contextPath, ServletContainerInitializer application) {
        try {
            return launch(versions, login, contextPath, application);
        } catch (Exception e) {
            throw new IllegalStateException(this + " did not start", e);
        }
    }

    /** Starts a web application that has nothing but a Socket.IO server, on a free port. */
    public EmbeddedServer start(SocketIoOptions options, Consumer<SocketIoServer> handlers) {
        return start("", options, handlers);
    }

    /** Starts one below a context path, such as {@code /chat}. */
    public EmbeddedServer start(String contextPath, SocketIoOptions options, Consumer<SocketIoServer> handlers) {
        EmbeddedServer server = start(HttpVersions.ONE, Login.NONE, contextPath, new SocketIoInitializer(options));
        handlers.accept(server.io()); // nobody knows the port yet
        return server;
    }
}
