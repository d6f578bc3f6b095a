package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.SocketIoServer;
import jakarta.servlet.ServletContext;

/** A running container with one web application, mostly at the root of the port. */
public interface TestServer extends Address, AutoCloseable {

    ServletContext context();

    /** Returns the Socket.IO server of the application. */
    default SocketIoServer io() {
        return SocketIoServer.of(context());
    }

    default String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Stops the application, and not the container. */
    void undeploy();

    @Override
    void close();
}
