package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.EmitFlags;
import io.github.socketiojakarta.EmitFlags.Delivery;
import io.github.socketiojakarta.EmitFlags.Scope;
import io.github.socketiojakarta.cluster.ClusterFlags;
import io.github.socketiojakarta.cluster.ClusterTarget;

/** Turns the rooms and flags of a broadcast into those that servers tell each other, and back. */
final class Targets {

    private Targets() {}

    static ClusterTarget of(BroadcastOptions options) {
        EmitFlags flags = options.flags();
        return new ClusterTarget(
                options.rooms(),
                options.except(),
                new ClusterFlags(flags.isVolatile(), flags.compress(), flags.timeout(), false));
    }

    /** Returns what is meant of this server's sockets. */
    static BroadcastOptions options(ClusterTarget target) {
        ClusterFlags flags = target.flags();
        Delivery delivery = flags.isVolatile() ? Delivery.VOLATILE : Delivery.QUEUED;
        return new BroadcastOptions(
                target.rooms(),
                target.except(),
                new EmitFlags(delivery, flags.compress(), Scope.LOCAL, flags.timeout()));
    }
}
