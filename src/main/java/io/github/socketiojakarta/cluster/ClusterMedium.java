package io.github.socketiojakarta.cluster;

/**
 * Start here to connect servers through a broker, such as Redis: what is given to the option {@code cluster}.
 * Thread-safe.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface ClusterMedium {

    /**
     * Connects one server. Called once when the server is made; must not block, see {@link ClusterChannel#ready}.
     *
     * @param threads the threads that the server lends
     */
    ClusterTransport connect(ClusterThreads threads);
}
