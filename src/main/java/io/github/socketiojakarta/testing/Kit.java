package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.server.LocalServer;
import java.util.Set;

/**
 * What the clients of one server in memory need. Immutable.
 *
 * @param io the server
 * @param engine where connections are opened
 * @param wire writes and reads packets
 * @param turns keeps calls from being nested
 * @param waiting waits for other threads
 * @param callbacks what listeners of clients have thrown
 * @param time the server's time
 * @param sockets which socket of the server is whose
 * @param roles the roles that the container was asked about
 */
record Kit(
        LocalServer io,
        EngineServer engine,
        Wire wire,
        Turns turns,
        Waiting waiting,
        CallbackFailures callbacks,
        VirtualTime time,
        KnownSockets sockets,
        Set<String> roles) {}
