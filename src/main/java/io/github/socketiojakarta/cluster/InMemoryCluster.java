package io.github.socketiojakarta.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.cluster.ClusterTransport.Counting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * A cluster of servers in one JVM, for tests: each gets an {@link InMemoryMedium} of its own for the option {@code cluster}.
 * Messages are objects and are not copied. What can happen to a server in a cluster can be done to it there: it can lose
 * messages, get them late, be cut off, or be killed.
 *
 * <p>Thread-safe: the lock guards who has joined and the order of messages, which is one for all; nothing is delivered under it.
 */
public final class InMemoryCluster {

    private final Counting counting;
    private final Optional<InMemoryLog> log;

    @GuardedBy("this")
    private final Map<String, List<InMemoryChannel>> channels = new HashMap<>();

    private InMemoryCluster(Counting counting, Optional<InMemoryLog> log) {
        this.counting = counting;
        this.log = log;
    }

    /** Creates a cluster that knows its servers, and keeps nothing. */
    public static InMemoryCluster create() {
        return new InMemoryCluster(Counting.BY_MEDIUM, Optional.empty());
    }

    /** Returns a new cluster whose servers count each other by heartbeats. */
    public InMemoryCluster countingByHeartbeat() {
        return new InMemoryCluster(Counting.BY_HEARTBEAT, log);
    }

    /**
     * Returns a new cluster that keeps sessions for all its servers, and the last messages.
     *
     * @param messages how many messages
     */
    public InMemoryCluster keepingSessions(int messages) {
        return new InMemoryCluster(counting, Optional.of(new InMemoryLog(messages)));
    }

    /** Returns the medium for one server. */
    public InMemoryMedium medium() {
        return new InMemoryMedium(this);
    }

    Counting counting() {
        return counting;
    }

    Optional<InMemoryLog> log() {
        return log;
    }

    synchronized void join(InMemoryChannel channel) {
        channels.computeIfAbsent(channel.namespace(), unused -> new ArrayList<>())
                .add(channel);
        channel.joinedAt(log.map(InMemoryLog::place));
    }

    synchronized void leave(InMemoryChannel channel) {
        channels.computeIfPresent(channel.namespace(), (unused, members) -> {
            members.remove(channel);
            return members.isEmpty() ? null : members;
        });
    }

    synchronized ClusterServers servers(String namespace) {
        return ClusterServers.known(channels.getOrDefault(namespace, List.of()).stream()
                .map(InMemoryChannel::serverId)
                .collect(Collectors.toSet()));
    }

    /** Puts a message into the queues of all: one order for everybody, the sender too. */
    void publish(InMemoryChannel from, ClusterMessage message, CompletableFuture<Optional<String>> turn) {
        List<InMemoryChannel> members;
        synchronized (this) {
            members = List.copyOf(channels.getOrDefault(from.namespace(), List.of()));
            if (members.contains(from)) {
                queue(members, from, message, turn);
            }
        }
        if (members.contains(from)) {
            members.forEach(InMemoryChannel::deliver);
        } else { // it has just left, or died
            turn.completeExceptionally(InMemoryChannel.notInTouch());
        }
    }

    @GuardedBy("this")
    private void queue(
            List<InMemoryChannel> members,
            InMemoryChannel from,
            ClusterMessage message,
            CompletableFuture<Optional<String>> turn) {
        Optional<String> offset = log.flatMap(kept -> kept.append(from.namespace(), message));
        ReceivedMessage received = received(from, message, offset);
        for (InMemoryChannel member : members) {
            if (member == from) {
                member.queueTurn(() -> turn.complete(offset));
            } else if (member.gets(message)) {
                member.queue(() -> member.receive(received));
            }
        }
    }

    private static ReceivedMessage received(InMemoryChannel from, ClusterMessage message, Optional<String> offset) {
        ReceivedMessage received = ReceivedMessage.from(from.serverId(), message);
        return offset.map(received::withOffset).orElse(received);
    }

    /** Puts a response into the queue of one. */
    void respond(InMemoryChannel from, String serverId, ClusterMessage.Response response) {
        ReceivedMessage received = ReceivedMessage.from(from.serverId(), response);
        Optional<InMemoryChannel> asker;
        synchronized (this) {
            asker = channels.getOrDefault(from.namespace(), List.of()).stream()
                    .filter(member -> member.serverId().equals(serverId) && member.gets(response))
                    .findFirst();
            asker.ifPresent(member -> member.queue(() -> member.receive(received)));
        }
        asker.ifPresent(InMemoryChannel::deliver);
    }

    /** Tells the others that one is gone, if this cluster knows such things. */
    void gone(InMemoryChannel dead) {
        List<InMemoryChannel> others;
        synchronized (this) {
            leave(dead);
            others = List.copyOf(channels.getOrDefault(dead.namespace(), List.of()));
            if (counting == Counting.BY_MEDIUM) {
                others.forEach(member -> member.queue(() -> member.gone(dead.serverId())));
            }
        }
        others.forEach(InMemoryChannel::deliver);
    }
}
