/**
 * What a server keeps with its threads, captured and given to others by Jakarta Concurrency, which may be missing.
 *
 * <p>{@link io.github.socketiojakarta.internal.ee.concurrent.ContainerContexts} is the way in. Knows neither beans nor sockets.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.concurrent;

import org.jspecify.annotations.NullMarked;
