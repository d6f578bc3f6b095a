/**
 * The values that JSON itself knows, which are the arguments of events without a type, read and written without any JSON library: null, booleans, numbers, strings, lists,
 * maps, and bytes as attachments.
 *
 * <p>{@link io.github.socketiojakarta.internal.socket.model.ModelReader} reads them and {@link
 * io.github.socketiojakarta.internal.socket.model.ModelWriter} writes them, the same way for every codec. What has a type
 * of the application goes to a codec, which is unknown here; so are packets and sockets.
 */
@NullMarked
package io.github.socketiojakarta.internal.socket.model;

import org.jspecify.annotations.NullMarked;
