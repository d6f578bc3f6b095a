package io.github.socketiojakarta.cluster;

/** The contract in memory, where the servers count each other. */
class InMemoryHeartbeatTest extends ClusterContract {

    private final InMemoryCluster cluster = InMemoryCluster.create().countingByHeartbeat();

    @Override
    ClusterMedium medium() {
        return cluster.medium();
    }

    @Override
    void kill(ClusterMedium medium) {
        ((InMemoryMedium) medium).kill();
    }
}
