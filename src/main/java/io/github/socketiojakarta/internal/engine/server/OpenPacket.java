package io.github.socketiojakarta.internal.engine.server;

import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the packet that opens a session. Nothing in it has to be escaped: the registry refuses ids for which that is not so. */
final class OpenPacket {

    private OpenPacket() {}

    static TextPacket of(String id, List<TransportType> upgrades, EngineOptions options) {
        String names = upgrades.stream()
                .map(transport -> '"' + transport.wireName() + '"')
                .collect(Collectors.joining(","));
        return TextPacket.of(
                EnginePacketType.OPEN,
                "{\"sid\":\"" + id + "\",\"upgrades\":[" + names
                        + "],\"pingInterval\":" + options.pingInterval().toMillis()
                        + ",\"pingTimeout\":" + options.pingTimeout().toMillis()
                        + ",\"maxPayload\":" + options.maxHttpBufferSize() + "}");
    }
}
