/**
 * The Engine.IO server as a whole, which opens sessions on each transport; {@code internal.server} is that of Socket.IO.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.server.EngineServer} is the entry, for the doors and for whoever puts the layers together.
 * It must know neither Jakarta APIs nor what the messages mean.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine.server;

import org.jspecify.annotations.NullMarked;
