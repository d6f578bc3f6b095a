package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.cluster.ClusterChannel;
import io.github.socketiojakarta.cluster.ClusterServers;
import io.github.socketiojakarta.internal.cluster.request.Expected;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Knows the other servers by a medium that counts them itself: a server is there as long as it listens. Immutable.
 *
 * @param channel the medium
 * @param serverId the id of this server
 */
record CountedPeers(ClusterChannel channel, String serverId) implements Peers {

    @Override
    public void start() {
        // the medium knows that we are here
    }

    @Override
    public void heard(String serverId) {
        // nothing follows from that
    }

    @Override
    public void greeted() {
        // the one who has come counts by heartbeats, and we send none
    }

    @Override
    public void gone(String serverId) {
        // the medium will not count it any more
    }

    @Override
    public CompletionStage<Expected> expected() {
        return Outbox.guarded(channel::servers).thenApply(this::others);
    }

    private Expected others(ClusterServers servers) {
        if (servers.ids().isEmpty()) {
            return Expected.of(servers.count() - 1);
        }
        Set<String> others = new HashSet<>(servers.ids());
        others.remove(serverId);
        return Expected.of(others);
    }

    @Override
    public void stop() {
        // nothing is running
    }
}
