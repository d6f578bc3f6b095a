package io.github.socketiojakarta.internal.ee;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Follows the life of the web application. */
final class DeploymentListener implements ServletContextListener {

    private final Deployment deployment;

    DeploymentListener(Deployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        deployment.started(event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        deployment.stopped();
    }
}
