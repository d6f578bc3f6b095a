package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.SessionReceiver;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;

/** Finds out whether a client is still there, and ends the session of one that is not. Thread-safe. */
interface Heartbeat {

    /** What a heartbeat knows of its session. */
    interface Beating {

        /** Sends a ping or a pong. */
        void send(List<? extends EnginePacket> packets);

        /** Ends the session at once. */
        void fail(EngineCloseReason reason, String detail);

        /** Returns for how long the client has taken nothing of what waits for it, 0 if nothing waits. */
        long stalledNanos();

        /** Returns the layer above, which knows what the listeners of the client have done. */
        SessionReceiver connection();
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
