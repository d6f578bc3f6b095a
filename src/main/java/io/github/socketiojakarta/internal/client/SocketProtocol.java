package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.outgoing.PacketWriter;
import io.github.socketiojakarta.internal.recovery.RecoveryTicket;
import io.github.socketiojakarta.parser.Packet;
import java.util.List;
import java.util.Optional;

/** What a version of the Socket.IO protocol does differently. Implementations are immutable. */
interface SocketProtocol {

    /** Version 4. */
    SocketProtocol OLD = new SocketProtocol4();

    /** Version 5. */
    SocketProtocol NEW = new SocketProtocol5();

    /** Returns the version that the client of this session speaks. */
    static SocketProtocol of(EngineSession session) {
        return session.protocol() == SocketProtocol4.ENGINE_PROTOCOL ? OLD : NEW;
    }

    /** Returns the namespace that a client joins without asking, as soon as it is there. */
    Optional<Packet.Connect> implicitConnect();

    /** Returns the name of the namespace that a client asks for. */
    String namespace(Packet.Connect packet);

    /** Returns the {@code auth} payload of a client as a JSON object, if it sent one. */
    Optional<String> auth(Packet.Connect packet, PacketWriter packets);

    /** Returns the public id of a new socket. */
    String socketId(String namespace, EngineSession session);

    /** Returns what lets a client have a new socket back. */
    RecoveryTicket newTicket();

    /** Returns what tells a client that it has joined. */
    List<EnginePacket> connected(PacketWriter packets, String namespace, SocketIdentity socket);

    /** Returns what tells a client that a middleware has refused it. */
    List<EnginePacket> refused(PacketWriter packets, String namespace, ConnectionRefusedException refusal);
}
