package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.harness.Container.HttpVersions;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

final class JettyServer implements TestServer {

    private final Server server;
    private final ServletContext context;

    private JettyServer(Server server, ServletContext context) {
        this.server = server;
        this.context = context;
    }

    static TestServer start(HttpVersions versions, ServletContainerInitializer application) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        if (versions == HttpVersions.ONE_AND_TWO) {
            connector.addConnectionFactory(new HTTP2CServerConnectionFactory(new HttpConfiguration()));
        }
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
