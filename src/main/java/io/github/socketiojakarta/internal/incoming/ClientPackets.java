package io.github.socketiojakarta.internal.incoming;

import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.ReservedEvents;

/** What a client may send, of all that a parser can read. */
final class ClientPackets {

    private ClientPackets() {}

    /**
     * Refuses a packet that only servers send, and an event with a name that is for the libraries.
     *
     * @throws PacketException if no client may send it
     */
    static void check(Packet packet) {
        if (packet instanceof Packet.ConnectError) {
            throw new PacketException("a client does not send a connect error");
        }
        if (packet instanceof Packet.Event event && ReservedEvents.contains(event.name())) {
            throw new PacketException("the event name '" + event.name() + "' is reserved");
        }
    }
}
