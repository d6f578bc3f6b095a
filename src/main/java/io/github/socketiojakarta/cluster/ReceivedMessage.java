package io.github.socketiojakarta.cluster;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message as it arrives. Immutable. */
public final class ReceivedMessage {

    private final Optional<String> sender;
    private final Optional<String> offset;
    private final ClusterMessage message;

    private ReceivedMessage(Optional<String> sender, Optional<String> offset, ClusterMessage message) {
        this.sender = sender;
        this.offset = offset;
        this.message = message;
    }

    /** Returns a message of nobody knows which server, without a place in the medium. */
    public static ReceivedMessage of(ClusterMessage message) {
        return new ReceivedMessage(Optional.empty(), Optional.empty(), message);
    }

    /** Returns a message of a server, without a place in the medium. */
    public static ReceivedMessage from(String sender, ClusterMessage message) {
        return new ReceivedMessage(Optional.of(sender), Optional.empty(), message);
    }

    /** Returns the same with its place in the medium. */
    public ReceivedMessage withOffset(String other) {
        return new ReceivedMessage(sender, Optional.of(other), message);
    }

    /**
     * Returns the id of the server that has sent it, or {@link ClusterMessage#EMITTER}; nothing if the medium does not tell, as
     * with the answers of some adapters of Node.js.
     */
    public Optional<String> sender() {
        return sender;
    }

    /** Returns its place in the medium, if that keeps messages, see {@link SessionStore}. */
    public Optional<String> offset() {
        return offset;
    }

    /** Returns the message. */
    public ClusterMessage message() {
        return message;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReceivedMessage received && fields().equals(received.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(sender, offset, message);
    }

    @Override
    public String toString() {
        return "ReceivedMessage[sender=" + sender + ", offset=" + offset + ", message=" + message + "]";
    }
}
