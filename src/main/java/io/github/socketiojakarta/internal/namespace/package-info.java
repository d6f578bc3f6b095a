/**
 * Namespaces: which there are, the sockets in them, and what reaches many sockets at once.
 *
 * <p>{@link NamespaceDirectory} is the entry: it finds the namespace that a client or the application asks for, and
 * makes it if need be. A {@link LocalNamespace} puts together what belongs to one. It knows sockets as {@link
 * NamespaceSocket} only; connections and the client's protocol must be unknown here.
 *
 * <p><b>Tour: a broadcast out.</b>
 *
 * <ol>
 *   <li>The application calls {@code to(...)} and {@code emit(...)}: a {@link
 *       io.github.socketiojakarta.internal.outgoing.BroadcastChain} is put together. It is immutable, and the
 *       <em>caller</em> owns it.
 *   <li>The namespace's {@link io.github.socketiojakarta.internal.adapter.Adapter} gets the event with its receivers. In a cluster that is
 *       the {@link io.github.socketiojakarta.internal.cluster.ClusterAdapter}: it encodes the event, hands it to the medium
 *       for the other servers, and to {@link EncodedBroadcasts} for this one, where theirs arrive as well. Otherwise it is
 *       the {@link InMemoryAdapter}.
 *   <li>{@link io.github.socketiojakarta.internal.outgoing.EventEncoder} encodes it once; the {@link
 *       io.github.socketiojakarta.internal.outgoing.Broadcast} is immutable and shared by all receivers.
 *   <li>{@link io.github.socketiojakarta.internal.room.RoomIndex} says who is in the rooms, without a lock. {@code
 *       RoomMembers} remembers the sockets of large ones.
 *   <li>With recovery, the event goes into the log and into the queues under the lock of {@link
 *       io.github.socketiojakarta.internal.recovery.Recovery}, which owns the order; what was queued is sent when the
 *       lock is released.
 *   <li>Each {@link NamespaceSocket} shows it to its listeners for outgoing events, on this thread, and hands the
 *       packets to its session. From here the <em>session</em> owns them: they wait in its send queue for the
 *       transport.
 *   <li>With an acknowledgement, an {@link io.github.socketiojakarta.internal.ack.AckCollector} is registered with
 *       each socket first. It owns the answers until the last one, the timeout, or the end of a socket completes it.
 * </ol>
 */
@NullMarked
package io.github.socketiojakarta.internal.namespace;

import org.jspecify.annotations.NullMarked;
