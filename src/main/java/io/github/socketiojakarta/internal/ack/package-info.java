/**
 * Acknowledgements: those that clients owe, and those that they get.
 *
 * <p>{@link PendingAcks} is the entry: it keeps what one client owes one socket. A {@link Question} waits for one
 * answer and runs its timeout, which the application has chosen by {@link io.github.socketiojakarta.internal.adapter.EmitFlags}; an
 * {@link AckCollector} waits for the answers to a broadcast. An {@link AckReply} answers the client. How packets travel must be unknown here, and so must namespaces and rooms.
 */
@NullMarked
package io.github.socketiojakarta.internal.ack;

import org.jspecify.annotations.NullMarked;
