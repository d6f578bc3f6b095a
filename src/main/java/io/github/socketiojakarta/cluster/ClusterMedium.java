package io.github.socketiojakarta.cluster;

/** What connects the servers of a cluster; the option {@code cluster}. Thread-safe. */
@FunctionalInterface
public interface ClusterMedium {

    /**
     * Connects one server. Called once when the server is made; must not block, see {@link ClusterChannel#ready}.
     *
     * @param threads the threads that the server lends
     */
    ClusterTransport connect(ClusterThreads threads);
}
