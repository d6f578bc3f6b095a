package io.github.socketiojakarta.internal.ack;

import io.github.socketiojakarta.internal.lane.SerialLane;

/** A socket whose client is asked for an acknowledgement. Thread-safe. */
public interface AskedSocket {

    /** Returns what the client owes. */
    PendingAcks acks();

    /** Returns the lane of the client. */
    SerialLane lane();
}
