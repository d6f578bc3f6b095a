package io.github.socketiojakarta.internal.ee;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.function.Consumer;

/** Follows the life of the web application. */
final class DeploymentListener implements ServletContextListener {

    private final Consumer<ServletContext> started;
    private final Runnable stopped;

    DeploymentListener(Consumer<ServletContext> started, Runnable stopped) {
        this.started = started;
        this.stopped = stopped;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        started.accept(event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        stopped.run();
    }
}
