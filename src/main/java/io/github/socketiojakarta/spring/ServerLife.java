package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.internal.ee.Deployment;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The server in the life of a Spring context. It gets its handlers when all beans have been made, and before a web server
 * opens its port. In the last phase to start, and so in the first to stop, it lets the clients leave: else a web server that
 * ends gracefully would wait for their polls, which are requests. Thread-safe.
 */
final class ServerLife implements SmartInitializingSingleton, SmartLifecycle {

    private static final System.Logger LOG = System.getLogger(ServerLife.class.getName());

    private final ServletContext context;
    private final ApplicationContext beans;
    private volatile boolean running;

    ServerLife(ServletContext context, ApplicationContext beans) {
        this.context = context;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (server().isEmpty()) {
            LOG.log(System.Logger.Level.DEBUG, "No web server, so no Socket.IO server");
            return;
        }
        Deployment.give(context, server().get().options().path(), new SpringBeans(beans));
    }

    private Optional<SocketIoServer> server() {
        return context.getAttribute(SocketIoServer.CONTEXT_ATTRIBUTE) == null
                ? Optional.empty()
                : Optional.of(SocketIoServer.of(context));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * A context of tests that is paused while others run has its port open, and its server serves on: one that is closed cannot
     * be opened again. Overrides a method that Spring has since version 7.
     */
    public boolean isPauseable() {
        return false;
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        server().ifPresentOrElse(io -> io.close().whenComplete((done, failure) -> stopped.run()), stopped);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }
}
