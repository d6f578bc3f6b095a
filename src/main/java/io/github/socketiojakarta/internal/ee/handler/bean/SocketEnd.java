package io.github.socketiojakarta.internal.ee.handler.bean;

import io.github.socketiojakarta.Socket;

/** What is to be done when a socket has gone and everybody has been told. */
public final class SocketEnd {

    private SocketEnd() {}

    /**
     * Runs an action behind all listeners that are told that a socket has gone, those of other handlers among them; soon,
     * if it has gone already.
     */
    public static void then(Socket socket, Runnable action) {
        socket.onDisconnect(reason -> socket.onDisconnect(again -> action.run()));
    }
}
