package io.github.socketiojakarta.lifecycle;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.IntrospectionUtils;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;

final class TomcatHost implements Host {

    private static final String THREADS = "40";

    private final Tomcat tomcat = new Tomcat();
    private @Nullable StandardContext application;

    TomcatHost() throws Exception {
        Path base = Files.createTempDirectory(Files.createDirectories(Path.of("target", "tomcat")), "host");
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        // before Java 24, a thread keeps the application whose code has made the pool grow
        tomcat.getConnector().setProperty("maxThreads", THREADS);
        tomcat.getConnector().setProperty("minSpareThreads", THREADS);
        tomcat.getHost();
        tomcat.start();
    }

    @Override
    public void deploy(Path classes, Function<ClassLoader, ServletContainerInitializer> initializer) {
        StandardContext context = new StandardContext();
        context.setName("");
        context.setPath("");
        context.setDocBase(classes.toAbsolutePath().toString());
        context.setParentClassLoader(TomcatHost.class.getClassLoader());
        // else Tomcat itself would clear some of what the test is to find
        IntrospectionUtils.setProperty(context, "clearReferencesObjectStreamClassCaches", "false"); // gone in Tomcat 11
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.addLifecycleListener(new Tomcat.FixContextListener());
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) {
                context.addServletContainerInitializer(
                        initializer.apply(context.getLoader().getClassLoader()), Set.of());
            }
        });
        application = context;
        tomcat.getHost().addChild(context);
    }

    @Override
    public void undeploy() {
        StandardContext context = Objects.requireNonNull(application);
        application = null;
        tomcat.getHost().removeChild(context);
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public ServletContext context() {
        return Objects.requireNonNull(application).getServletContext();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat did not stop", e);
        }
    }
}
