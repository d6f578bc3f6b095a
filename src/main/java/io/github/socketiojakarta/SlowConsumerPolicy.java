package io.github.socketiojakarta;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of events for a client that reads more slowly than the server sends. Immutable.
 *
 * <p>With every policy, volatile events are dropped as long as anything waits, and a client for which more waits than {@link
 * SocketIoOptions#maxSendBufferBytes()} is disconnected with {@link DisconnectReason#SLOW_CONSUMER}.
 */
public sealed interface SlowConsumerPolicy {

    /** Returns the default: everything waits until the client is disconnected. */
    static SlowConsumerPolicy disconnect() {
        return Disconnect.INSTANCE;
    }

    /** Returns a policy by which a newer event takes the place of an older one with the same key that still waits. */
    static SlowConsumerPolicy conflate(ConflationKey key) {
        return new Conflate(key);
    }

    /** Everything waits. */
    final class Disconnect implements SlowConsumerPolicy {

        private static final Disconnect INSTANCE = new Disconnect();

        private Disconnect() {}

        @Override
        public String toString() {
            return "Disconnect[]";
        }
    }

    /**
     * A newer event takes the place of an older one with the same key that still waits for the same client; the other events
     * keep their order. Events that ask for an acknowledgement, acknowledgements themselves, and the events of
     * namespaces whose clients can recover ({@link SocketIoOptions#connectionStateRecovery()}) are never replaced.
     */
    final class Conflate implements SlowConsumerPolicy {

        private final ConflationKey key;

        private Conflate(ConflationKey key) {
            this.key = key;
        }

        /** Returns what tells which events stand for the same thing. */
        public ConflationKey key() {
            return key;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Conflate conflate && key.equals(conflate.key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }

        @Override
        public String toString() {
            return "Conflate[key=" + key + "]";
        }
    }
}
