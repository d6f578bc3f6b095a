package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.outgoing.PacketWriter;
import io.github.socketiojakarta.internal.recovery.RecoveryTicket;
import io.github.socketiojakarta.internal.socket.packet.PacketProtocol;
import io.github.socketiojakarta.parser.Packet;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Version 4, of clients of Socket.IO 1 and 2, which speak Engine.IO 3: they are in the main namespace from the start,
 * and send a query with the name of a namespace where newer ones send a payload.
 */
record SocketProtocol4() implements SocketProtocol {

    static final int ENGINE_PROTOCOL = 3;

    private static final Packet.Connect MAIN = new Packet.Connect(PacketProtocol.MAIN_NAMESPACE, Optional.empty());

    @Override
    public Optional<Packet.Connect> implicitConnect() {
        return Optional.of(MAIN);
    }

    @Override
    public String namespace(Packet.Connect packet) {
        int query = packet.namespace().indexOf('?');
        return query < 0 ? packet.namespace() : packet.namespace().substring(0, query);
    }

    @Override
    public Optional<String> auth(Packet.Connect packet, PacketWriter packets) {
        int query = packet.namespace().indexOf('?');
        return query < 0
                ? Optional.empty()
                : Optional.of(packets.value(parse(packet.namespace().substring(query + 1))));
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** The secret id of the session is public in this version: clients derive it from what they know. */
    @Override
    public String socketId(String namespace, EngineSession session) {
        return namespace.equals(PacketProtocol.MAIN_NAMESPACE) ? session.id() : namespace + "#" + session.id();
    }

    @Override
    public RecoveryTicket newTicket() {
        return RecoveryTicket.useless(); // there is no way to tell the client its secret
    }

    @Override
    public List<EnginePacket> connected(PacketWriter packets, String namespace, SocketIdentity socket) {
        return packets.connectWithoutData(namespace);
    }

    @Override
    public List<EnginePacket> refused(PacketWriter packets, String namespace, ConnectionRefusedException refusal) {
        return packets.connectErrorOfOldClient(namespace, refusal);
    }
}
