package io.github.socketiojakarta.cluster;

/** The contract in memory. */
class InMemoryRecoveryTest extends ClusterRecoveryContract {

    private final InMemoryCluster cluster = InMemoryCluster.create().keepingSessions(10_000);

    @Override
    ClusterMedium medium() {
        return cluster.medium();
    }
}
