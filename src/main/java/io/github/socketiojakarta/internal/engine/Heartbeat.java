package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;

/** Finds out whether a client is still there, and ends the session of one that is not. Thread-safe. */
interface Heartbeat {

    /** Returns that of the session's protocol, not yet started. */
    static Heartbeat of(ServerSession session, EngineServer server) {
        return session.protocol() == EngineProtocol4.VERSION
                ? new ServerHeartbeat(session, server.threads(), server.settings())
                : new ClientHeartbeat(session, server.threads(), server.settings());
    }

    void start();

    /** Takes a ping of the client. */
    void ping();

    /** Takes a pong of the client. */
    void pong();

    /** Notes that another packet has arrived. */
    void otherPacket();

    void stop();
}
