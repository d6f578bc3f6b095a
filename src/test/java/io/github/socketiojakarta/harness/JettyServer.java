package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.harness.Container.HttpVersions;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.ee10.servlet.security.ConstraintMapping;
import org.eclipse.jetty.ee10.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.security.authentication.FormAuthenticator;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.session.DefaultSessionIdManager;
import org.eclipse.jetty.session.FileSessionDataStore;
import org.eclipse.jetty.session.HouseKeeper;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.util.security.Credential;

final class JettyServer implements EmbeddedServer {

    private final Server server;
    private final ServletContextHandler handler;

    private JettyServer(Server server, ServletContextHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    static EmbeddedServer start(
            HttpVersions versions, Login login, String contextPath, ServletContainerInitializer application)
            throws Exception {
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        if (versions == HttpVersions.ONE_BEHIND_PROXY) {
            http.addCustomizer(new ForwardedRequestCustomizer());
        }
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        if (versions == HttpVersions.ONE_AND_TWO) {
            connector.addConnectionFactory(new HTTP2CServerConnectionFactory(new HttpConfiguration()));
        }
        server.addConnector(connector);
        if (login.method() != Login.Method.NONE) {
            expireSoon(server);
        }
        ServletContextHandler handler = new ServletContextHandler(
                contextPath.isEmpty() ? "/" : contextPath, login.method() != Login.Method.NONE, false);
        if (!login.isOff()) {
            handler.setSecurityHandler(security(login));
        }
        if (login.method() == Login.Method.STORED_SESSIONS) {
            store(handler.getSessionHandler());
        }
        JakartaWebSocketServletContainerInitializer.configure(handler, null);
        handler.addServletContainerInitializer(application);
        server.setHandler(handler);
        server.start();
        return new JettyServer(server, handler);
    }

    /** Looks for sessions that have timed out every second, not every ten minutes. */
    private static void expireSoon(Server server) throws Exception {
        DefaultSessionIdManager ids = new DefaultSessionIdManager(server);
        HouseKeeper houseKeeper = new HouseKeeper();
        houseKeeper.setSessionIdManager(ids);
        houseKeeper.setIntervalSec(1);
        ids.setSessionHouseKeeper(houseKeeper);
        server.addBean(ids, true);
    }

    /** Makes a new object for each request, as of sessions that are distributed. */
    private static void store(SessionHandler sessions) throws IOException {
        FileSessionDataStore files = new FileSessionDataStore();
        files.setStoreDir(Files.createTempDirectory(Files.createDirectories(Path.of("target", "jetty")), "sessions")
                .toFile());
        NullSessionCache cache = new NullSessionCache(sessions);
        cache.setSessionDataStore(files);
        sessions.setSessionCache(cache);
    }

    private static ConstraintSecurityHandler security(Login login) {
        UserStore users = new UserStore();
        users.addUser("alice", Credential.getCredential(Login.PASSWORD), new String[] {"user", "admin"});
        users.addUser("bob", Credential.getCredential(Login.PASSWORD), new String[] {"user"});
        HashLoginService service = new HashLoginService(Login.REALM);
        service.setUserStore(users);
        ConstraintMapping mapping = new ConstraintMapping();
        mapping.setPathSpec(login.path());
        mapping.setConstraint(Constraint.from("user"));
        ConstraintSecurityHandler security = new ConstraintSecurityHandler();
        security.setConstraintMappings(List.of(mapping));
        security.setLoginService(service);
        security.setAuthenticator(
                login.method() == Login.Method.BASIC
                        ? new BasicAuthenticator()
                        : new FormAuthenticator(Login.LOGIN_PAGE, Login.LOGIN_PAGE, false));
        return security;
    }

    @Override
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public int connections() {
        return ((ServerConnector) server.getConnectors()[0])
                .getConnectedEndPoints()
                .size();
    }

    @Override
    public ServletContext context() {
        return handler.getServletContext();
    }

    @Override
    public void undeploy() {
        try {
            handler.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the application did not stop", e);
        }
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
