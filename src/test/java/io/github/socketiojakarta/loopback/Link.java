package io.github.socketiojakarta.loopback;

import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;

/** The client's end of a connection, whatever the transport. */
public interface Link {

    /** Sends packets, and waits until the server has taken them. */
    void send(List<EnginePacket> packets);

    /** From now on what comes stays under way, until {@link #takeAll()}. */
    void stall();

    /** Takes what is under way, and goes on. */
    void takeAll();

    /** Closes the connection as a client does. */
    void leave();

    /** Returns whether the server has closed the connection. */
    boolean isClosed();

    /** Returns whether something may be compressed that has come since this was asked. */
    boolean mayCompress();
}
