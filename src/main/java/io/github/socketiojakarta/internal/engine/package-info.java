/**
 * Engine.IO sessions, free of any container: handshake, the two transports, heartbeat, upgrade, close.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.EngineServer} is the entry: the doors of
 * {@code engine.transport} bring requests and frames to it, and it tells the layer above through an
 * {@link io.github.socketiojakarta.internal.engine.EngineListener}. It must know neither Jakarta APIs nor what the
 * messages mean.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine;

import org.jspecify.annotations.NullMarked;
