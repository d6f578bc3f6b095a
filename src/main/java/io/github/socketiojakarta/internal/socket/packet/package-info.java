/**
 * The Socket.IO 5 wire codec: packets, their JSON frame and binary attachments, pure.
 *
 * <p>{@link io.github.socketiojakarta.internal.socket.packet.DefaultParser}'s decoder checks everything a client can get wrong
 * before any JSON library sees it: grammar, nesting depth, number and size of attachments, placeholders. What the
 * arguments mean, it leaves to a {@code JsonCodec}; what only one side may send, to that side. Sessions and sockets are unknown here.
 */
@NullMarked
package io.github.socketiojakarta.internal.socket.packet;

import org.jspecify.annotations.NullMarked;
