/**
 * What servers of a cluster mean to each other: whom a broadcast reaches, who is asked and waited for, who is still there.
 *
 * <p>{@link io.github.socketiojakarta.internal.cluster.ClusterAdapter} is the entry: it stands in front of the adapter in memory
 * of one namespace. On its way out, a call becomes a message ({@code Outbox}) and, if others answer, a request with a deadline
 * ({@code Requests}); on its way in, a message reaches the sockets of this server ({@code Inbox}). {@code Peers} knows who is
 * there.
 *
 * <p>This package must not know a medium, a connection, or how a packet looks; the namespace gives it a {@link
 * io.github.socketiojakarta.internal.cluster.LocalSide}.
 */
@NullMarked
package io.github.socketiojakarta.internal.cluster;

import org.jspecify.annotations.NullMarked;
