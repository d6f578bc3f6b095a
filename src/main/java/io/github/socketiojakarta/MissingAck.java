package io.github.socketiojakarta;

/** Why a client that was asked by a broadcast is among those that have not answered, see {@link BroadcastAcks#missing()}. */
public enum MissingAck {
    /** It was asked, and did not answer within {@link BroadcastOperator#timeout}. It is connected, or has not been noticed to be gone. */
    TIMED_OUT,
    /** It was asked, and disconnected before it answered. */
    DISCONNECTED,
    /**
     * It was not asked: a volatile event could not be sent at once, or the client owes {@link SocketIoOptions#maxPendingAcks()}
     * acknowledgements already.
     */
    NOT_SENT
}
