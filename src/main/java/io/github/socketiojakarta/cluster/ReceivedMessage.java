package io.github.socketiojakarta.cluster;

import java.util.Optional;

/**
 * A message as it arrives. Immutable.
 *
 * @param sender the id of the server that has sent it, or {@link ClusterMessage#EMITTER}; nothing if the medium does not tell,
 *     as with the answers of some adapters of Node.js
 * @param offset its place in the medium, if that keeps messages, see {@link SessionStore}
 * @param message the message
 */
public record ReceivedMessage(Optional<String> sender, Optional<String> offset, ClusterMessage message) {

    /** Returns a message of a server, without a place in the medium. */
    public static ReceivedMessage from(String sender, ClusterMessage message) {
        return new ReceivedMessage(Optional.of(sender), Optional.empty(), message);
    }
}
