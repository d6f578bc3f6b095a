package io.github.socketiojakarta.cluster;

/** The contract in memory, where the servers count each other. */
class InMemoryHeartbeatTest extends ClusterContract {

    private final InMemoryCluster cluster = InMemoryCluster.create().countingByHeartbeat();

    @Override
    ClusterMedium medium() {
        return cluster.server();
    }

    @Override
    void kill(ClusterMedium medium) {
        ((InMemoryServer) medium).kill();
    }
}
