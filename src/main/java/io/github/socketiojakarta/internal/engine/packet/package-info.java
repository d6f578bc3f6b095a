/**
 * The Engine.IO 4 and 3 wire codecs: packets and long-polling payloads, as pure functions.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.packet.EnginePacket} is what travels; sessions, transports and
 * time are unknown here. Any input ends in a packet or in an
 * {@link io.github.socketiojakarta.internal.engine.packet.EnginePacketException}.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine.packet;

import org.jspecify.annotations.NullMarked;
