package io.github.socketiojakarta.bench.server;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.util.Set;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

final class UndertowContainer {

    /** Which of its threads call endpoints. */
    enum Threads {
        /** What it does if it is told nothing: an endpoint must not wait. */
        IO,
        /** What WildFly tells it. */
        WORKER
    }

    private UndertowContainer() {}

    static int start(ServletContainerInitializer application, Threads endpoints) throws Exception {
        XnioWorker worker = Xnio.getInstance()
                .createWorker(OptionMap.builder()
                        .set(
                                Options.WORKER_IO_THREADS,
                                Math.max(Runtime.getRuntime().availableProcessors(), 2))
                        .set(Options.WORKER_TASK_CORE_THREADS, 200)
                        .set(Options.WORKER_TASK_MAX_THREADS, 200)
                        .set(Options.TCP_NODELAY, true)
                        .getMap());
        WebSocketDeploymentInfo webSockets =
                new WebSocketDeploymentInfo().setWorker(worker).setDispatchToWorkerThread(endpoints == Threads.WORKER);
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(UndertowContainer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("bench")
                .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, webSockets)
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        application.getClass(), new ImmediateInstanceFactory<>(application), Set.of()));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setWorker(worker)
                .setSocketOption(Options.BACKLOG, 4096)
                .setHandler(manager.start())
                .build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }
}
