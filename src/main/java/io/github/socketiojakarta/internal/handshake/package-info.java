/**
 * What a request says, as the application sees it, and what the application decides about requests.
 *
 * <p>{@link LocalEngine} is the entry: it is the application's {@code Engine}, and the hooks of the engine below.
 * {@link ClientHandshake} is the first request of a client with its {@code auth}. Namespaces and sockets must be
 * unknown here.
 */
@NullMarked
package io.github.socketiojakarta.internal.handshake;

import org.jspecify.annotations.NullMarked;
