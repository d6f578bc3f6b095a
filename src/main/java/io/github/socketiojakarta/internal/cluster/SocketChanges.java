package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.DisconnectScope;
import java.util.Collection;
import java.util.Set;

/**
 * Changes the sockets of all servers. If the medium keeps messages, those of this server change at the turn of the message among
 * the others, as they get broadcasts at their turn: what was sent to them before still reaches them, and all servers see the
 * same order. Immutable.
 *
 * @param local this server
 * @param outbox tells the others
 * @param turns what is to be done here at the turn of a message
 * @param keepsMessages whether the medium keeps messages
 */
record SocketChanges(LocalSide local, Outbox outbox, TurnsToCome turns, boolean keepsMessages) {

    void addSockets(BroadcastOptions options, Collection<String> rooms) {
        Set<String> joined = Set.copyOf(rooms);
        change(
                new ClusterMessage.SocketsJoin(Targets.of(options), joined),
                options,
                () -> local.inMemory().addSockets(options, joined));
    }

    void delSockets(BroadcastOptions options, Collection<String> rooms) {
        Set<String> left = Set.copyOf(rooms);
        change(
                new ClusterMessage.SocketsLeave(Targets.of(options), left),
                options,
                () -> local.inMemory().delSockets(options, left));
    }

    void disconnectSockets(BroadcastOptions options, DisconnectScope scope) {
        boolean close = scope == DisconnectScope.CONNECTION;
        change(
                new ClusterMessage.DisconnectSockets(Targets.of(options), close),
                options,
                () -> local.inMemory().disconnectSockets(options, scope));
    }

    private void change(ClusterMessage message, BroadcastOptions options, Runnable here) {
        if (options.flags().isLocal()) {
            here.run();
        } else if (keepsMessages) {
            outbox.publish(message, turns.whenItComes(turns.add(here, options)));
        } else {
            outbox.publish(message);
            here.run();
        }
    }
}
