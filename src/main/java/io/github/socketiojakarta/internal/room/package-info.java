/**
 * Who is in which room.
 *
 * <p>{@link RoomIndex} is the entry: it knows rooms and sockets as names only, both ways. {@link Membership} holds a
 * socket to its limit, and lets it change nothing after its end. What is sent to a room must be unknown here.
 */
@NullMarked
package io.github.socketiojakarta.internal.room;

import org.jspecify.annotations.NullMarked;
