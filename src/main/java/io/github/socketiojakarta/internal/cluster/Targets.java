package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.cluster.ClusterFlags;
import io.github.socketiojakarta.cluster.ClusterTarget;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.adapter.EmitFlags.Delivery;
import io.github.socketiojakarta.internal.adapter.EmitFlags.Scope;
import java.time.Duration;

/** Turns the rooms and flags of a broadcast into those that servers tell each other, and back. */
final class Targets {

    /** What another server has sent may be anything. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Targets() {}

    static ClusterTarget of(BroadcastOptions options) {
        EmitFlags flags = options.flags();
        ClusterFlags sent = ClusterFlags.NONE.withVolatile(flags.isVolatile()).withCompress(flags.compress());
        return ClusterTarget.ALL
                .withRooms(options.rooms())
                .withExcept(options.except())
                .withFlags(flags.timeout().map(sent::withTimeout).orElse(sent));
    }

    /** Returns what is meant of this server's sockets. */
    static BroadcastOptions options(ClusterTarget target) {
        ClusterFlags flags = target.flags();
        Delivery delivery = flags.isVolatile() ? Delivery.VOLATILE : Delivery.QUEUED;
        EmitFlags local = EmitFlags.NONE.with(delivery).with(Scope.LOCAL).withCompress(flags.compress());
        return BroadcastOptions.ALL
                .to(target.rooms())
                .except(target.except())
                .with(flags.timeout()
                        .map(timeout -> local.withTimeout(timeout.compareTo(SHORTEST) < 0 ? SHORTEST : timeout))
                        .orElse(local));
    }
}
