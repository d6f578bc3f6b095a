/**
 * What the layer above sees of Engine.IO: sessions, requests, options, threads, and what it is told. Nothing here does
 * anything by itself.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.EngineSession} is the way down, {@link io.github.socketiojakarta.internal.engine.SessionReceiverFactory} and
 * {@link io.github.socketiojakarta.internal.engine.EngineHooks} are the way up. It must know neither Jakarta APIs, nor what the messages
 * mean, nor the packages below it:
 *
 * <pre>
 *   server       puts everything together; the doors call it
 *   admission    decides about requests before there is a session
 *   upgrade      from one transport to the other
 *   polling      one transport
 *   websocket    the other one
 *   session      the life of a session, its heartbeat, what waits to be sent
 *   door         what a door brings to the engine, and what it has to do for it
 * </pre>
 */
@NullMarked
package io.github.socketiojakarta.internal.engine;

import org.jspecify.annotations.NullMarked;
