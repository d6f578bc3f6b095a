/**
 * Acknowledgements: those that clients owe, and those that they get.
 *
 * <p>{@link PendingAcks} is the entry: it keeps what one client owes one socket. A {@link Question} waits for one
 * answer, and decides its timeout; an {@link AckCollector} waits for those of a broadcast. An {@link AckReply}
 * answers the client. How packets travel must be unknown here, and so must namespaces and rooms.
 */
@NullMarked
package io.github.socketiojakarta.internal.ack;

import org.jspecify.annotations.NullMarked;
