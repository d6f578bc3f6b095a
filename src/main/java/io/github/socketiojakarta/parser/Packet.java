package io.github.socketiojakarta.parser;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A packet that has arrived, whole. Immutable.
 *
 * <p>A packet has no direction: a client could read with the same parser. What only servers may send, and which names no event
 * may have, a server checks itself, whatever the parser.
 */
public sealed interface Packet {

    /** Returns the type. */
    PacketType type();

    /** Returns the namespace, which starts with {@code /}. */
    String namespace();

    /**
     * A client wants to join a namespace, or has joined it.
     *
     * @param namespace the namespace
     * @param payload a JSON object: the client's {@code auth}, or what the server says about the new socket
     */
    record Connect(String namespace, Optional<String> payload) implements Packet {
        @Override
        public PacketType type() {
            return PacketType.CONNECT;
        }

        /** Leaves the payload out, which is secret. */
        @Override
        public String toString() {
            return "Connect[namespace=" + namespace + "]";
        }
    }

    /**
     * A client leaves a namespace, or the server has taken it out.
     *
     * @param namespace the namespace
     */
    record Disconnect(String namespace) implements Packet {
        @Override
        public PacketType type() {
            return PacketType.DISCONNECT;
        }
    }

    /**
     * An event, with or without attachments.
     *
     * @param namespace the namespace
     * @param ackId the id under which the sender wants an answer
     * @param name the name of the event; a number as JavaScript writes it
     * @param arguments what follows the name
     */
    record Event(String namespace, OptionalLong ackId, String name, Arguments arguments) implements Packet {
        @Override
        public PacketType type() {
            return PacketType.EVENT;
        }
    }

    /**
     * An answer to an event of the receiver, with or without attachments.
     *
     * @param namespace the namespace
     * @param id the id that the event had
     * @param arguments the answer
     */
    record Ack(String namespace, long id, Arguments arguments) implements Packet {
        @Override
        public PacketType type() {
            return PacketType.ACK;
        }
    }

    /**
     * A client may not join a namespace. Only servers send it.
     *
     * @param namespace the namespace
     * @param payload any JSON value: an object with a {@code message}, but for clients of Socket.IO 1 and 2
     */
    record ConnectError(String namespace, Optional<String> payload) implements Packet {
        @Override
        public PacketType type() {
            return PacketType.CONNECT_ERROR;
        }
    }
}
