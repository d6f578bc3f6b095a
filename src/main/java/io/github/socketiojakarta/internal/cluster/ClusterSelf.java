package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.cluster.ClusterMember;
import io.github.socketiojakarta.cluster.ReceivedMessage;
import io.github.socketiojakarta.internal.cluster.request.ClusterIds;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Passes the messages that arrive for one namespace to its {@link Inbox}. Thread-safe: what arrives before the adapter
 * is there, or after it has closed, is ignored, as no client is there either.
 */
final class ClusterSelf implements ClusterMember {

    private final String serverId = ClusterIds.next();
    private final LocalSide local;
    private final Outage outage;
    private volatile @Nullable Inbox inbox;

    ClusterSelf(LocalSide local, Outage outage) {
        this.local = local;
        this.outage = outage;
    }

    /** Gives messages to somebody from now on; to nobody, if there is nobody any more. */
    void deliverTo(@Nullable Inbox now) {
        inbox = now;
    }

    @Override
    public String serverId() {
        return serverId;
    }

    @Override
    public String namespace() {
        return local.namespace();
    }

    @Override
    public boolean hasRoom(String room) {
        return !local.inMemory().sockets(Set.of(room)).isEmpty();
    }

    @Override
    public Set<String> rooms() {
        return local.inMemory().rooms();
    }

    @Override
    public void receive(ReceivedMessage message) {
        Inbox present = inbox;
        if (present != null) {
            present.receive(message);
        }
    }

    @Override
    public void gone(String goneId) {
        Inbox present = inbox;
        if (present != null) {
            present.gone(goneId);
        }
    }

    @Override
    public void failed(Throwable failure) {
        outage.failed(failure);
    }

    @Override
    public void restored() {
        outage.works();
    }
}
