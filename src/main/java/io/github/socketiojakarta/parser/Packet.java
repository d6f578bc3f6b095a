package io.github.socketiojakarta.parser;

import java.util.Optional;
import java.util.OptionalLong;

/** A packet a client may send, whole and checked. Immutable. */
public sealed interface Packet {

    /** The kinds of packets, to switch on. */
    enum Kind {
        /** See {@link Connect}. */
        CONNECT,
        /** See {@link Disconnect}. */
        DISCONNECT,
        /** See {@link Event}. */
        EVENT,
        /** See {@link Ack}. */
        ACK
    }

    /** Returns the kind. */
    Kind kind();

    /** Returns the namespace, which starts with {@code /}. */
    String namespace();

    /**
     * A client wants to join a namespace.
     *
     * @param namespace the namespace
     * @param auth the JSON object the client sent
     */
    record Connect(String namespace, Optional<String> auth) implements Packet {
        @Override
        public Kind kind() {
            return Kind.CONNECT;
        }
    }

    /**
     * A client leaves a namespace.
     *
     * @param namespace the namespace
     */
    record Disconnect(String namespace) implements Packet {
        @Override
        public Kind kind() {
            return Kind.DISCONNECT;
        }
    }

    /**
     * An event, with or without attachments.
     *
     * @param namespace the namespace
     * @param ackId the id under which the client wants an answer
     * @param name the name of the event; a number as JavaScript writes it
     * @param arguments what follows the name
     */
    record Event(String namespace, OptionalLong ackId, String name, Arguments arguments) implements Packet {

        /** Refuses a reserved name, whatever the parser. */
        public Event {
            if (ReservedEvents.contains(name)) {
                throw new PacketException("the event name '" + name + "' is reserved");
            }
        }

        @Override
        public Kind kind() {
            return Kind.EVENT;
        }
    }

    /**
     * An answer to an event of ours, with or without attachments.
     *
     * @param namespace the namespace
     * @param id the id we gave
     * @param arguments the answer
     */
    record Ack(String namespace, long id, Arguments arguments) implements Packet {
        @Override
        public Kind kind() {
            return Kind.ACK;
        }
    }
}
