package io.github.socketiojakarta.handler;

import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Login;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.ee.cdi.SocketIoExtension;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import io.socket.client.SocketOptionBuilder;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.environment.se.Weld;

/** A web application with classes that handle events, found as in a WAR, and its clients. */
final class HandlerApplication implements AutoCloseable {

    /** What makes the instances of handlers. */
    enum Mode {
        PLAIN,
        CDI
    }

    private final List<JavaClient> clients = new CopyOnWriteArrayList<>();
    private final AutoCloseable beans;
    private final TestServer server;

    private HandlerApplication(AutoCloseable beans, TestServer server) {
        this.beans = beans;
        this.server = server;
    }

    static HandlerApplication start(Container container, Mode mode, Class<?>... classes) throws Exception {
        return start(container, Login.SESSIONS, mode, classes);
    }

    static HandlerApplication start(Container container, Login login, Mode mode, Class<?>... classes) throws Exception {
        AutoCloseable beans = mode == Mode.CDI ? weld(classes).initialize() : () -> {};
        try {
            TestServer server = container.start(login, (types, context) -> {
                context.addServlet("login page", new LoginPage()).addMapping(Login.LOGIN_PAGE, "/");
                new SocketIoInitializer().onStartup(Set.of(classes), context);
            });
            return new HandlerApplication(beans, server);
        } catch (RuntimeException e) {
            beans.close();
            throw e;
        }
    }

    private static Weld weld(Class<?>... classes) {
        return new Weld()
                .disableDiscovery()
                .addExtension(new SocketIoExtension())
                .beanClasses(classes);
    }

    TestServer server() {
        return server;
    }

    JavaClient connect(String namespace) {
        return connect(namespace, SocketOptionBuilder.builder());
    }

    JavaClient connect(String namespace, SocketOptionBuilder options) {
        return client(namespace, options).connect();
    }

    JavaClient client(String namespace, SocketOptionBuilder options) {
        JavaClient client = JavaClient.of(server.url(), namespace, "websocket", options);
        clients.add(client);
        return client;
    }

    @Override
    public void close() throws Exception {
        clients.forEach(JavaClient::close);
        server.close();
        beans.close();
    }

    private static final class LoginPage extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getOutputStream().print("log in, please");
        }
    }
}
