/**
 * What carries messages between the servers of a cluster: an SPI.
 *
 * <p>An application gives a {@link io.github.socketiojakarta.cluster.ClusterMedium} to the option {@code cluster}; {@link
 * io.github.socketiojakarta.cluster.InMemoryCluster} is one for several servers in one JVM. A medium knows servers and bytes:
 * it carries {@link io.github.socketiojakarta.cluster.ClusterMessage}s and knows no sockets. What they mean, the library does
 * itself: whom a broadcast reaches, what is answered, who is waited for and how long.
 *
 * <p>This package must not know the rest of the library.
 */
@NullMarked
package io.github.socketiojakarta.cluster;

import org.jspecify.annotations.NullMarked;
