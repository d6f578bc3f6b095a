package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.internal.ack.AckCollector;
import io.github.socketiojakarta.internal.ack.AnswerStream;
import io.github.socketiojakarta.internal.outgoing.Broadcast;
import io.github.socketiojakarta.internal.recovery.RecoverableSocket;

/** A socket as its namespace sees it. Thread-safe. */
public interface NamespaceSocket extends RecoverableSocket {

    /** Returns whether the middlewares have yet to decide. */
    boolean isConnecting();

    /** Returns whether it has begun to disconnect. */
    boolean isEnding();

    /** Returns whether what is sent now would be handed to the container at once. */
    boolean isReady();

    /** Sends a broadcast; returns false if it was volatile and has been dropped. */
    boolean deliver(Broadcast broadcast);

    /** Sends a broadcast and expects an answer. */
    void deliver(Broadcast broadcast, AckCollector answers);

    /** Sends a broadcast and passes the answer on; returns whether the client gets the question. */
    boolean deliver(Broadcast broadcast, AnswerStream answers);

    /** Leaves rooms at the turn of a message in the cluster: what is sent to them afterwards is not for this socket. */
    void leaveNow(String... rooms);
}
