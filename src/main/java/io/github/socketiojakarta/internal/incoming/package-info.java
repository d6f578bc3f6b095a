/**
 * What one client sends, from messages to packets with arguments; and what ends a client that sends too much, or
 * nothing.
 *
 * <p>{@link IncomingMessages} is the entry. What a packet leads to must be unknown here, and so must sockets.
 */
@NullMarked
package io.github.socketiojakarta.internal.incoming;

import org.jspecify.annotations.NullMarked;
