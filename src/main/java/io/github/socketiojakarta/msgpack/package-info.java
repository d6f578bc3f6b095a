/**
 * Socket.IO packets as MessagePack, as {@code socket.io-msgpack-parser} 3 writes them.
 *
 * <p>{@link io.github.socketiojakarta.msgpack.MessagePackParser} is the entry, to be given to the option {@code parser};
 * the clients must choose it too. This package must not know sockets, sessions or containers.
 */
@NullMarked
package io.github.socketiojakarta.msgpack;

import org.jspecify.annotations.NullMarked;
