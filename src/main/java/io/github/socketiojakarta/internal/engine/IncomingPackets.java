package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;

/** Sorts what a client sends by its type. As thread-safe as what it hands packets to. */
final class IncomingPackets {

    private final ServerSession session;
    private final Heartbeat heartbeat;

    IncomingPackets(ServerSession session, Heartbeat heartbeat) {
        this.session = session;
        this.heartbeat = heartbeat;
    }

    void receive(EnginePacket packet) {
        if (packet instanceof BinaryPacket binary) {
            heartbeat.otherPacket();
            session.connection().binary(binary.data());
        } else if (packet instanceof TextPacket text) {
            receive(text);
        }
    }

    private void receive(TextPacket packet) {
        switch (packet.type()) {
            case PONG -> heartbeat.pong();
            case PING -> heartbeat.ping();
            case CLOSE -> session.closedByClient();
            case MESSAGE -> {
                heartbeat.otherPacket();
                session.connection().text(packet.data());
            }
            case OPEN, UPGRADE, NOOP -> heartbeat.otherPacket();
        }
    }
}
