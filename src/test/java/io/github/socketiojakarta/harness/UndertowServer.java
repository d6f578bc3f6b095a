package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Consumer;

/** Undertow without WildFly around it. */
public final class UndertowServer implements TestServer {

    /** Which of its threads call the endpoints of WebSockets. */
    public enum Endpoints {
        /** What it does if it is told nothing. */
        ON_IO_THREADS,
        /** What WildFly tells it. */
        ON_WORKERS
    }

    private final Undertow undertow;
    private final DeploymentManager manager;

    private UndertowServer(Undertow undertow, DeploymentManager manager) {
        this.undertow = undertow;
        this.manager = manager;
    }

    /** Starts a web application that has nothing but a Socket.IO server, on a free port. */
    public static UndertowServer start(Endpoints endpoints, SocketIoOptions options, Consumer<SocketIoServer> handlers)
            throws ServletException {
        ServletContainerInitializer application = new SocketIoInitializer(options);
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("test")
                .addServletContextAttribute(
                        WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                        new WebSocketDeploymentInfo().setDispatchToWorkerThread(endpoints == Endpoints.ON_WORKERS))
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        application.getClass(), new ImmediateInstanceFactory<>(application), Set.of()));
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(manager.start())
                .build();
        undertow.start();
        UndertowServer server = new UndertowServer(undertow, manager);
        handlers.accept(server.io()); // nobody knows the port yet
        return server;
    }

    @Override
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public ServletContext context() {
        return manager.getDeployment().getServletContext();
    }

    @Override
    public void undeploy() {
        try {
            manager.stop();
        } catch (ServletException e) {
            throw new IllegalStateException("the application did not stop", e);
        }
        manager.undeploy();
    }

    @Override
    public void close() {
        if (manager.getDeployment() != null) { // it may have been undeployed
            undeploy();
        }
        undertow.stop();
    }
}
