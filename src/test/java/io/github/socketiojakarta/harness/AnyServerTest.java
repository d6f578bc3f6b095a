package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of one server, run in each container that has a way of its own to read, write and close. */
@ParameterizedClass(name = "{0}")
@EnumSource(AnyServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AnyServerTest {

    @Parameter
    protected AnyServer kind;

    protected TestServer server;

    @BeforeParameterizedClassInvocation
    void startServer() {
        // Tomcat's own threads throw when a client goes away in the middle of a long message to it
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        configure(options);
        server = kind.start(options.build(), this::handle);
    }

    @AfterParameterizedClassInvocation
    void stopServer() {
        server.close();
    }

    /** Sets the options; the defaults by default. */
    protected void configure(SocketIoOptions.Builder options) {}

    /** Registers the application's handlers. */
    protected abstract void handle(SocketIoServer io);
}
