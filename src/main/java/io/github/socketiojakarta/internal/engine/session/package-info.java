/**
 * A session, whatever its transport: its life, its heartbeat, what waits to be sent, and the bounds of what it may receive.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.session.ServerSession} is the entry. {@link io.github.socketiojakarta.internal.engine.session.SessionState}
 * is the table of all that can happen to it. A transport is a {@link io.github.socketiojakarta.internal.engine.session.SessionTransport},
 * which says what it can do. No class here may know one, but for the names in the table of states. To add a transport, implement that
 * interface in a package of its own, add a constant to {@link io.github.socketiojakarta.internal.engine.TransportType}, a way to
 * open sessions on it to {@code EngineServer}, and a door in {@code internal.servlet}, where {@code EngineServlet} tells requests
 * apart.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine.session;

import org.jspecify.annotations.NullMarked;
