package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.SessionReceiver;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;

/** Sorts what a client sends by its type. */
final class IncomingPackets {

    /** What takes them. */
    interface Receiver {

        /** Returns the layer above. */
        SessionReceiver connection();

        /** Called when the client has said that it leaves. */
        void closedByClient();
    }

    private IncomingPackets() {}

    static void receive(EnginePacket packet, Receiver session, Heartbeat heartbeat) {
        if (packet instanceof BinaryPacket binary) {
            heartbeat.otherPacket();
            session.connection().binary(binary.data());
        } else if (packet instanceof TextPacket text) {
            receive(text, session, heartbeat);
        }
    }

    /** Takes what still matters while the session closes: whether the client is there, and whether it wants the rest. */
    static void receiveLast(EnginePacket packet, Receiver session, Heartbeat heartbeat) {
        if (packet instanceof TextPacket text) {
            switch (text.type()) {
                case PONG, PING, CLOSE -> receive(text, session, heartbeat);
                case OPEN, MESSAGE, UPGRADE, NOOP -> {}
            }
        }
    }

    private static void receive(TextPacket packet, Receiver session, Heartbeat heartbeat) {
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
