package io.github.socketiojakarta.bench.server;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the container can do without us: one JSR-356 endpoint, one asynchronous servlet. */
final class BareApplication implements ServletContainerInitializer {

    private final UnaryOperator<String> work;

    /**
     * Creates it.
     *
     * @param work makes the answer of a text
     */
    BareApplication(UnaryOperator<String> work) {
        this.work = work;
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) throws ServletException {
        ServletRegistration.Dynamic servlet = context.addServlet("poll", new BareServlet());
        servlet.addMapping("/poll", "/bare"); // Tomcat wants a servlet where its filter finds the endpoint
        servlet.setAsyncSupported(true);
        EndpointRegistration.whenStarting(context, this::register);
    }

    private void register(ServerContainer container) throws DeploymentException {
        container.setDefaultMaxSessionIdleTimeout(0);
        BareRoom room = new BareRoom();
        container.addEndpoint(ServerEndpointConfig.Builder.create(BareEndpoint.class, "/bare")
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(new BareEndpoint(room, work));
                    }
                })
                .build());
    }
}
