package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.BroadcastEvent;
import io.github.socketiojakarta.EmitFlags;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;

/**
 * An event for many sockets, encoded once. Immutable.
 *
 * @param event the event
 * @param packets what is sent to each socket
 * @param flags how it is sent
 */
record Broadcast(BroadcastEvent event, List<EnginePacket> packets, EmitFlags flags) {}
