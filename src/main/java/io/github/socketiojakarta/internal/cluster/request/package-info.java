/**
 * Questions to other servers: who is expected to answer, what has come, and when nobody is waited for any longer.
 *
 * <p>{@link io.github.socketiojakarta.internal.cluster.request.Requests} is the entry: it owns what is pending, by ids, each with
 * its deadline. {@code ServersRequest} is answered once by each server, {@code AckRequest} by the clients of all.
 *
 * <p>This package must not know how messages are sent, or who is there.
 */
@NullMarked
package io.github.socketiojakarta.internal.cluster.request;

import org.jspecify.annotations.NullMarked;
