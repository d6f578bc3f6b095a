package io.github.socketiojakarta.lifecycle;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.jspecify.annotations.Nullable;

final class JettyHost implements Host {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ContextHandlerCollection applications = new ContextHandlerCollection();
    private @Nullable ServletContextHandler application;

    JettyHost() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(applications);
        server.start();
    }

    @Override
    public void deploy(Path classes, Function<ClassLoader, ServletContainerInitializer> initializer) throws Exception {
        ServletContextHandler handler = new ServletContextHandler("/");
        ClassLoader loader = new OwnClassesFirst(classes.resolve("WEB-INF/classes"));
        handler.setClassLoader(loader);
        JakartaWebSocketServletContainerInitializer.configure(handler, null);
        handler.addServletContainerInitializer(initializer.apply(loader));
        applications.addHandler(handler);
        handler.start();
        application = handler;
    }

    @Override
    public void undeploy() {
        ServletContextHandler handler = Objects.requireNonNull(application);
        application = null;
        try {
            handler.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The application did not stop", e);
        }
        applications.removeHandler(handler);
        handler.destroy();
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public ServletContext context() {
        return Objects.requireNonNull(application).getServletContext();
    }

    @Override
    public void close() {
        try {
            if (application != null) {
                undeploy();
            }
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop", e);
        }
    }

    /** Finds our classes in the application before those of the tests, as the servlet specification wants it. */
    private static final class OwnClassesFirst extends URLClassLoader {

        OwnClassesFirst(Path classes) throws Exception {
            super(new URL[] {classes.toUri().toURL()}, JettyHost.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !name.startsWith("io.github.socketiojakarta.")) {
                    return loaded == null ? super.loadClass(name, resolve) : loaded;
                }
                try {
                    return findClass(name);
                } catch (ClassNotFoundException expected) { // a class of the tests
                    return super.loadClass(name, resolve);
                }
            }
        }
    }
}
