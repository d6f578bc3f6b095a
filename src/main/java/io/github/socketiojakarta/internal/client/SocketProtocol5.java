package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.internal.context.RandomIds;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.outgoing.PacketWriter;
import io.github.socketiojakarta.internal.recovery.RecoveryTicket;
import io.github.socketiojakarta.parser.Packet;
import java.util.List;
import java.util.Optional;

/** Version 5, of clients from Socket.IO 3 on. */
record SocketProtocol5() implements SocketProtocol {

    @Override
    public Optional<Packet.Connect> implicitConnect() {
        return Optional.empty();
    }

    @Override
    public String namespace(Packet.Connect packet) {
        return packet.namespace();
    }

    @Override
    public Optional<String> auth(Packet.Connect packet, PacketWriter packets) {
        return packet.payload();
    }

    @Override
    public String socketId(String namespace, EngineSession session) {
        return RandomIds.next();
    }

    @Override
    public RecoveryTicket newTicket() {
        return RecoveryTicket.fresh();
    }

    @Override
    public List<EnginePacket> connected(PacketWriter packets, String namespace, SocketIdentity socket) {
        return socket.ticket()
                .map(ticket -> packets.connect(namespace, socket.id(), ticket.privateId()))
                .orElseGet(() -> packets.connect(namespace, socket.id()));
    }

    @Override
    public List<EnginePacket> refused(PacketWriter packets, String namespace, ConnectionRefusedException refusal) {
        return packets.connectError(namespace, refusal);
    }
}
