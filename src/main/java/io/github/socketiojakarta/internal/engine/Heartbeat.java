package io.github.socketiojakarta.internal.engine;

/** Finds out whether a client is still there, and ends the session of one that is not. Thread-safe. */
interface Heartbeat {

    void start();

    /** Takes a ping of the client. */
    void ping();

    /** Takes a pong of the client. */
    void pong();

    /** Notes that another packet has arrived. */
    void otherPacket();

    void stop();
}
