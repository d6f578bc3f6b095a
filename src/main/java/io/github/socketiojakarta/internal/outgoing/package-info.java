/**
 * What the server sends: events and answers as packets, and broadcasts while they are put together.
 *
 * <p>{@link EventEncoder} is the entry for all that is sent in one namespace; {@link PacketWriter} writes the
 * packets. A broadcast is encoded here once, whatever the number of receivers. Who the receivers are must be unknown
 * here.
 */
@NullMarked
package io.github.socketiojakarta.internal.outgoing;

import org.jspecify.annotations.NullMarked;
