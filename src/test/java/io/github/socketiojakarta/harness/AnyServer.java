package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import jakarta.servlet.ServletException;
import java.util.function.Consumer;

/** The containers whose own way to read, write and close matters, embedded in the test's own JVM. */
public enum AnyServer {
    JETTY,
    TOMCAT,
    UNDERTOW;

    /** Starts a web application that has nothing but a Socket.IO server, on a free port. */
    public TestServer start(SocketIoOptions options, Consumer<SocketIoServer> handlers) {
        return switch (this) {
            case JETTY -> Container.JETTY.start(options, handlers);
            case TOMCAT -> Container.TOMCAT.start(options, handlers);
            case UNDERTOW -> undertow(options, handlers);
        };
    }

    private static TestServer undertow(SocketIoOptions options, Consumer<SocketIoServer> handlers) {
        try {
            return UndertowServer.start(UndertowServer.Endpoints.ON_WORKERS, options, handlers);
        } catch (ServletException e) {
            throw new IllegalStateException("Undertow did not start", e);
        }
    }
}
