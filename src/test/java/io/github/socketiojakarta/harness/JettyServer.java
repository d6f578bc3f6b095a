package io.github.socketiojakarta.harness;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

final class JettyServer implements TestServer {

    /** Kept, because the log manager forgets the levels of loggers nobody holds. */
    private static final Logger CONTAINER_LOG = Logger.getLogger("org.eclipse.jetty");

    private final Server server;
    private final ServletContext context;

    private JettyServer(Server server, ServletContext context) {
        this.server = server;
        this.context = context;
    }

    static TestServer start(ServletContainerInitializer application) throws Exception {
        CONTAINER_LOG.setLevel(Level.WARNING);
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler handler = new ServletContextHandler("/");
        JakartaWebSocketServletContainerInitializer.configure(handler, null);
        handler.addServletContainerInitializer(application);
        server.setHandler(handler);
        server.start();
        return new JettyServer(server, handler.getServletContext());
    }

    @Override
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public ServletContext context() {
        return context;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop", e);
        }
    }
}
