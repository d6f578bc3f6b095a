/**
 * Clients that come back after their connection broke, with what they have missed.
 *
 * <p>{@link Recovery} is the entry, one for each namespace; its lock guards the log of events and the sessions of
 * clients that are away. It knows sockets as {@link RecoverableSocket} only; namespaces, adapters and connections
 * must be unknown here.
 *
 * <p><b>Tour: a client that comes back.</b>
 *
 * <ol>
 *   <li>A new socket gets a {@link RecoveryTicket} with a secret. The <em>socket</em> owns its state, and {@link
 *       SessionOwners} knows it as live. The client learns the secret with the packet that connects it.
 *   <li>Each event gets an offset, goes into the {@link RecoveryLog} and into the queues of its receivers under one
 *       lock. The ticket notes the last one that was sent.
 *   <li>The connection breaks. The <em>lane</em> runs the disconnect listeners; before the socket leaves its rooms,
 *       they and its data are noted as a {@link RecoverableSession}. From here {@link KeptSessions} owns the state.
 *       What the application still does to the old socket changes that session.
 *   <li>The client connects again and names the secret and the last offset, a {@link RecoveryClaim}. If the old
 *       connection is not known to be broken, it is ended first, and the claim waits for that.
 *   <li>The claim is checked: the same user, the time, the offset in the log. Then the session is claimed. {@link
 *       KeptSessions} still owns it, but shows it to no second claim.
 *   <li>A socket with the same id, rooms and data goes through the middlewares, or past them. If it is refused, the
 *       session ends; if the client goes first, the session can be claimed again.
 *   <li>Under the lock, it is connected: what was missed goes into its queue, then the packet that tells so, then it
 *       becomes a receiver. Now the <em>new socket</em> owns the state, and the ticket of the old one is over.
 * </ol>
 *
 * <p>In a cluster whose medium keeps sessions, {@link SharedSessions} stands in front: at the break the session is written
 * to the store, which owns it from then on, and whichever server the client comes to takes it out. That server reads what
 * happened since then, an {@link Arrival}, and goes on as if the session had been kept here.
 */
@NullMarked
package io.github.socketiojakarta.internal.recovery;

import org.jspecify.annotations.NullMarked;
