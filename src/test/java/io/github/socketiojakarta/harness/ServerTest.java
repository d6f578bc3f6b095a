package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests of one server, run in each container. The server lives as long as the class, and after each test a healthy
 * client has to be as healthy as before.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerTest {

    @Parameter
    protected Container container;

    protected TestServer server;
    private HealthyClient healthyClient;

    @BeforeParameterizedClassInvocation
    void startServer() {
        // Tomcat's own threads throw when a client goes away in the middle of a long message to it
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        configure(options);
        server = container.start(options.build(), io -> {
            HealthyClient.serve(io);
            handle(io);
        });
        healthyClient = HealthyClient.start(server);
    }

    @AfterParameterizedClassInvocation
    void stopServer() {
        healthyClient.close();
        server.close();
    }

    @AfterEach
    void otherClientsAreUndisturbed() {
        healthyClient.assertUndisturbed();
    }

    /** Sets the options; the defaults by default. */
    protected void configure(SocketIoOptions.Builder options) {}

    /** Registers the application's handlers. */
    protected abstract void handle(SocketIoServer io);

    /** Returns the number of clients besides the healthy one. */
    protected int otherClients() {
        return server.io().clientsCount() - 1;
    }
}
