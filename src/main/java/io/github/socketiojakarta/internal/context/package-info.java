/**
 * What every part of one server needs: options, threads, packets, limits, ids.
 *
 * <p>{@link ServerContext} is the entry. Nothing in it may know a client or a namespace.
 */
@NullMarked
package io.github.socketiojakarta.internal.context;

import org.jspecify.annotations.NullMarked;
