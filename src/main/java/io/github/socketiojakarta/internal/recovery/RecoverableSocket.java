package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.outgoing.Broadcast;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A socket as the recovery of its namespace sees it. Thread-safe. */
public interface RecoverableSocket extends Socket {

    /** Returns what lets the client have the socket back, if that is possible. */
    Optional<RecoveryTicket> ticket();

    /** Returns who opened the connection. */
    Caller caller();

    /** Moves on from the middlewares; returns whether the client is still there. */
    boolean becomeConnected();

    /** Queues packets, which may be done under a lock; returns what is to be run without it. */
    Runnable enqueue(List<EnginePacket> packets);

    /** Shows a broadcast to the listeners for what is sent. */
    void sending(Broadcast broadcast);

    /** Ends a connection that broke unnoticed; completed when its session can be taken. */
    CompletableFuture<@Nullable Void> supersede();
}
