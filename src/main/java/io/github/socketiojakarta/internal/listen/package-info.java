/**
 * What the application has registered: listeners and middlewares, and how they are called.
 *
 * <p>{@link SocketEvents} is the entry for the events of one socket, {@link NamespaceListeners} for those of a
 * namespace. Whatever a listener throws ends here, in the log and with the error listeners. Where listeners run is
 * for {@code lane} to say; packets and acknowledgements must be unknown here.
 */
@NullMarked
package io.github.socketiojakarta.internal.listen;

import org.jspecify.annotations.NullMarked;
