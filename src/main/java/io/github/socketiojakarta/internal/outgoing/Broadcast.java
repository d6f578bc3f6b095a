package io.github.socketiojakarta.internal.outgoing;

import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;
import java.util.Optional;

/**
 * An event for many sockets, encoded once. Immutable.
 *
 * @param event the event
 * @param packets what is sent to each socket
 * @param flags how it is sent
 * @param key what waits with the same key gives way to it
 */
public record Broadcast(BroadcastEvent event, List<EnginePacket> packets, EmitFlags flags, Optional<Object> key) {}
