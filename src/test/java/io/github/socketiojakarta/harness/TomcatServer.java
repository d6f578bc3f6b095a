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
import org.apache.catalina.Manager;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.authenticator.FormAuthenticator;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.FileStore;
import org.apache.catalina.session.PersistentManager;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.IntrospectionUtils;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.apache.tomcat.websocket.server.WsSci;

final class TomcatServer implements EmbeddedServer {

    private final Tomcat tomcat;
    private final Context context;

    private TomcatServer(Tomcat tomcat, Context context) {
        this.tomcat = tomcat;
        this.context = context;
    }

    /** Starts a container after something else has been set up in it. */
    static EmbeddedServer start(
            HttpVersions versions,
            Login login,
            String contextPath,
            ServletContainerInitializer application,
            BiConsumer<Tomcat, Context> setup)
            throws Exception {
        Path base = Files.createTempDirectory(Files.createDirectories(Path.of("target", "tomcat")), "base");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        if (versions == HttpVersions.ONE_AND_TWO) {
            tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
        }
        Context context = tomcat.addContext(contextPath, null);
        if (versions == HttpVersions.ONE_BEHIND_PROXY) {
            RemoteIpValve valve = new RemoteIpValve();
            valve.setHostHeader("X-Forwarded-Host");
            valve.setPortHeader("X-Forwarded-Port");
            context.getPipeline().addValve(valve);
        }
        quiet((StandardContext) context);
        context.setManager(login.method() == Login.Method.STORED_SESSIONS ? inFiles(base) : inMemory());
        context.setBackgroundProcessorDelay(1);
        if (!login.isOff()) {
            protect(tomcat, context, login);
        }
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer(application, Set.of());
        setup.accept(tomcat, context);
        tomcat.start();
        if (!context.getState().isAvailable()) { // which Tomcat says in its log alone
            tomcat.stop();
            tomcat.destroy();
            throw new IllegalStateException("The application did not start");
        }
        return new TomcatServer(tomcat, context);
    }

    /** Leaves out the search for leaks that would need options of the JVM. */
    private static void quiet(StandardContext context) {
        IntrospectionUtils.setProperty(context, "clearReferencesObjectStreamClassCaches", "false"); // gone in Tomcat 11
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
    }

    /** Looks for sessions that have timed out as often as the background thread runs. */
    private static Manager inMemory() {
        StandardManager manager = new StandardManager();
        manager.setProcessExpiresFrequency(1);
        manager.setPathname(null); // sessions end with the application
        return manager;
    }

    /** Takes every session out of memory that nobody has asked for. */
    private static Manager inFiles(Path base) {
        FileStore files = new FileStore();
        files.setDirectory(base.resolve("sessions").toAbsolutePath().toString());
        PersistentManager manager = new PersistentManager();
        manager.setStore(files);
        manager.setMinIdleSwap(0);
        manager.setMaxIdleSwap(0);
        manager.setProcessExpiresFrequency(1);
        return manager;
    }

    private static void protect(Tomcat tomcat, Context context, Login login) {
        tomcat.addUser("alice", Login.PASSWORD);
        tomcat.addRole("alice", "user");
        tomcat.addRole("alice", "admin");
        tomcat.addUser("bob", Login.PASSWORD);
        tomcat.addRole("bob", "user");
        SecurityCollection resources = new SecurityCollection();
        resources.addPattern(login.path());
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.addCollection(resources);
        constraint.addAuthRole("user");
        context.addConstraint(constraint);
        context.addSecurityRole("user");
        context.addSecurityRole("admin");
        context.setLoginConfig(new LoginConfig(login.method().name(), Login.REALM, Login.LOGIN_PAGE, Login.LOGIN_PAGE));
        context.getPipeline()
                .addValve(login.method() == Login.Method.BASIC ? new BasicAuthenticator() : new FormAuthenticator());
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public int connections() {
        AbstractProtocol<?> protocol =
                (AbstractProtocol<?>) tomcat.getConnector().getProtocolHandler();
        return (int) protocol.getConnectionCount() - 1; // which counts the next one, too
    }

    @Override
    public ServletContext context() {
        return context.getServletContext();
    }

    @Override
    public void undeploy() {
        try {
            context.stop();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the application did not stop", e);
        }
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
