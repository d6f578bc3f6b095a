package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.internal.cluster.request.Expected;
import java.util.concurrent.CompletionStage;

/** Knows who else is in the cluster. Thread-safe. */
interface Peers {

    /** Begins; called once, when messages can arrive. */
    void start();

    /** Notes that a server has said something. */
    void heard(String serverId);

    /** Notes that a server has come, and wants to hear of us. */
    void greeted();

    /** Notes that a server is gone. */
    void gone(String serverId);

    /** Returns who is expected to answer a request that is made now. */
    CompletionStage<Expected> expected();

    /** Ends; nothing is done any more. */
    void stop();
}
