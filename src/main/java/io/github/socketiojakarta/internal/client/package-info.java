/**
 * One client: its connection, and its socket in each namespace it has joined.
 *
 * <p>{@link ClientConnection} is the entry: the engine brings messages to it. Its sockets know it as {@link Client}.
 * Containers, HTTP and transports must be unknown here.
 *
 * <p><b>Tour: a message in.</b>
 *
 * <ol>
 *   <li>A door reads a frame or a body on the container's thread; the engine's session, which owns it, calls {@link
 *       ClientConnection#text}.
 *   <li>{@link io.github.socketiojakarta.internal.incoming.IncomingMessages} owns the decoder under its lock. It
 *       makes a packet of one message or several, and ends the connection for a bad one, or one too many.
 *   <li>An acknowledgement goes to {@link io.github.socketiojakarta.internal.ack.PendingAcks} of its socket at once,
 *       on this thread: who waits for it may hold the lane.
 *   <li>All else becomes a task of the {@link io.github.socketiojakarta.internal.lane.SerialLane}, which owns it
 *       while it waits. Its size counts in the {@link io.github.socketiojakarta.internal.lane.ReceiveBuffer}; when
 *       that is full, the engine reads no further.
 *   <li>On the lane, a wish to join goes to {@link ConnectRequests}, and an event to its {@link LocalSocket}.
 *   <li>{@link io.github.socketiojakarta.internal.listen.SocketEvents} calls the listeners for every event, the
 *       middlewares, and the listeners of this event. A middleware that decides later gives the lane back, and goes
 *       on there.
 *   <li>An answer is encoded and sent through {@link io.github.socketiojakarta.internal.ack.AckReply}, once, from any
 *       thread.
 * </ol>
 *
 * <p><b>Tour: the end of a session.</b>
 *
 * <ol>
 *   <li>Somebody ends the engine's session: the client, a timeout, a limit, the application, the server's shutdown.
 *       The <em>session</em> owns that decision; it calls {@link ClientConnection#closed} once.
 *   <li>The connection notes its {@link ConnectionEnd}, and owns the rest. It reads nothing more, stops its timers,
 *       and fails all pending acknowledgements: a listener that waits for one goes on.
 *   <li>If the client lost the connection, or left it, this waits on the lane behind the packets that have arrived.
 *       Otherwise it goes on at once.
 *   <li>Each {@link LocalSocket} moves from CONNECTED to DISCONNECTING. Whoever moves it sees to the rest: its task
 *       goes to the lane.
 *   <li>The lane calls the {@code onDisconnecting} listeners. The socket is still in its rooms.
 *   <li>{@link io.github.socketiojakarta.internal.room.Membership} lets no further change of rooms begin, and goes on
 *       after the last one under way.
 *   <li>{@link io.github.socketiojakarta.internal.namespace.SocketExit} hands the session to recovery, if the client
 *       may come back; takes the socket out of its rooms, whatever the adapter does; and lets an empty namespace go.
 *   <li>The lane calls the {@code onDisconnect} listeners, then the transport listeners, and the server forgets the
 *       connection.
 * </ol>
 */
@NullMarked
package io.github.socketiojakarta.internal.client;

import org.jspecify.annotations.NullMarked;
