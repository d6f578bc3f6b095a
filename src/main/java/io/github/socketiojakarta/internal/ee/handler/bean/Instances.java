package io.github.socketiojakarta.internal.ee.handler.bean;

import io.github.socketiojakarta.Socket;

/** Where the object comes from whose methods are called. Thread-safe. */
@FunctionalInterface
public interface Instances {

    /** Returns the object that handles what happens to a socket. */
    Object of(Socket socket);
}
