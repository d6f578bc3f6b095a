package io.github.socketiojakarta.internal.socket;

/** A socket whose client is asked for an acknowledgement. Thread-safe. */
interface AskedSocket {

    /** Returns what the client owes. */
    PendingAcks acks();

    /** Returns the lane of the client. */
    SerialLane lane();
}
