package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;

/**
 * An event that a client has missed. Immutable.
 *
 * @param offset its name
 * @param packets what is sent to the client
 */
record MissedEvent(String offset, List<EnginePacket> packets) {}
