/**
 * Acknowledgements: those that clients owe, and those that they get.
 *
 * <p>{@link PendingAcks} is the entry: it keeps what one client owes one socket. A {@link Question} waits for one answer, an
 * {@link AckCollector} for those to a broadcast; each runs its own timeout, which the application has chosen and {@link
 * io.github.socketiojakarta.internal.adapter.EmitFlags} carry. In a cluster {@code internal.cluster.request} does that for the
 * answers of other servers. An {@link AckReply} answers the client. How packets travel must be unknown here, and so must
 * namespaces and rooms.
 */
@NullMarked
package io.github.socketiojakarta.internal.ack;

import org.jspecify.annotations.NullMarked;
