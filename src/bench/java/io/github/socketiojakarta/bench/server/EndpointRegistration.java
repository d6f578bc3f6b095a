package io.github.socketiojakarta.bench.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;

/** Adds endpoints as late as every container has its {@link ServerContainer}, and before it takes none any more. */
final class EndpointRegistration {

    private EndpointRegistration() {}

    /** Something that adds endpoints. */
    interface Step {
        void register(ServerContainer container) throws DeploymentException;
    }

    static void whenStarting(ServletContext context, Step step) {
        context.addListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                try {
                    step.register(
                            (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName()));
                } catch (DeploymentException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }
}
