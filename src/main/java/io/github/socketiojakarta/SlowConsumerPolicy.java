package io.github.socketiojakarta;

/**
 * What becomes of events for a client that reads more slowly than the server sends. Immutable.
 *
 * <p>With every policy, volatile events are dropped as long as anything waits, and a client for which more waits than {@link
 * SocketIoOptions#maxSendBufferBytes()} is disconnected with {@link DisconnectReason#SLOW_CONSUMER}.
 */
public sealed interface SlowConsumerPolicy {

    /** Returns the default: everything waits until the client is disconnected. */
    static SlowConsumerPolicy disconnect() {
        return new Disconnect();
    }

    /** Returns a policy by which a newer event takes the place of an older one with the same key that still waits. */
    static SlowConsumerPolicy conflate(ConflationKey key) {
        return new Conflate(key);
    }

    /** Everything waits. */
    record Disconnect() implements SlowConsumerPolicy {}

    /**
     * A newer event takes the place of an older one with the same key that still waits for the same client; the other events
     * keep their order. Events that ask for an acknowledgement, acknowledgements themselves, and the events of
     * namespaces whose clients can recover ({@link SocketIoOptions#connectionStateRecovery()}) are never replaced.
     *
     * @param key tells which events stand for the same thing
     */
    record Conflate(ConflationKey key) implements SlowConsumerPolicy {}
}
