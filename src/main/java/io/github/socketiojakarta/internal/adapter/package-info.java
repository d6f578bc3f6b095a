/**
 * What stands between a namespace and its sockets, here or on other servers: the {@link Adapter}, which is the entry, and what
 * it is told, {@link BroadcastEvent} and {@link BroadcastOptions}.
 *
 * <p>Who implements it, {@code InMemoryAdapter}, {@code ParentAdapter} and {@code ClusterAdapter}, must be unknown here, and so
 * must connections and packets.
 */
@NullMarked
package io.github.socketiojakarta.internal.adapter;

import org.jspecify.annotations.NullMarked;
