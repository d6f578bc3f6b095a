package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.harness.Container.HttpVersions;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.IntrospectionUtils;
import org.apache.tomcat.websocket.server.WsSci;

final class TomcatServer implements TestServer {

    private final Tomcat tomcat;
    private final ServletContext context;

    private TomcatServer(Tomcat tomcat, ServletContext context) {
        this.tomcat = tomcat;
        this.context = context;
    }

    static TestServer start(HttpVersions versions, ServletContainerInitializer application) throws Exception {
        return start(versions, application, (tomcat, context) -> {});
    }

    /** Starts a container after something else has been set up in it. */
    static TestServer start(
            HttpVersions versions, ServletContainerInitializer application, BiConsumer<Tomcat, Context> setup)
            throws Exception {
        Path base = Files.createTempDirectory(Files.createDirectories(Path.of("target", "tomcat")), "base");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        if (versions == HttpVersions.ONE_AND_TWO) {
            tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
        }
        Context context = tomcat.addContext("", null);
        quiet((StandardContext) context);
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer(application, Set.of());
        setup.accept(tomcat, context);
        tomcat.start();
        return new TomcatServer(tomcat, context.getServletContext());
    }

    /** Leaves out the search for leaks that would need options of the JVM. */
    private static void quiet(StandardContext context) {
        IntrospectionUtils.setProperty(context, "clearReferencesObjectStreamClassCaches", "false"); // gone in Tomcat 11
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public ServletContext context() {
        return context;
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
