package io.github.socketiojakarta.internal.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterThreads;
import io.github.socketiojakarta.internal.cluster.request.Expected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the servers that are heard of, and lets the others hear of this one.
 *
 * <p>A server that comes greets the others, and each of them answers with a heartbeat to all, though not more than one in a
 * second: many servers that start together would drown each other otherwise. Whatever a server says is a sign of life; one that
 * has been silent for too long is gone.
 *
 * <p>Thread-safe: the lock guards who is there and what is due; messages are sent, and others told, without it.
 */
final class HeartbeatPeers implements Peers {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** More servers are not believed: whoever makes up names must not fill the memory. */
    private static final int MAX_PEERS = 1_000;

    private final ClusterThreads threads;
    private final long interval;
    private final long timeout;
    private final Consumer<ClusterMessage> send;
    private final Consumer<String> lost;

    @GuardedBy("this")
    private final Map<String, Long> lastHeard = new HashMap<>();

    @GuardedBy("this")
    private long lastSent;

    @GuardedBy("this")
    private boolean answerDue;

    @GuardedBy("this")
    private @Nullable Future<?> checks;

    @GuardedBy("this")
    private boolean stopped;

    /**
     * Creates it.
     *
     * @param send sends to all others
     * @param lost told of a server that has been silent for too long
     */
    HeartbeatPeers(ClusterThreads threads, ClusterTiming timing, Consumer<ClusterMessage> send, Consumer<String> lost) {
        this.threads = threads;
        this.interval = timing.heartbeatInterval().toNanos();
        this.timeout = timing.heartbeatTimeout().toNanos();
        this.send = send;
        this.lost = lost;
    }

    @Override
    public void start() {
        long pace = Math.min(SECOND, interval);
        synchronized (this) {
            if (stopped) {
                return;
            }
            lastSent = threads.nanoTime().getAsLong();
            checks = threads.timer().scheduleWithFixedDelay(this::check, pace, pace, TimeUnit.NANOSECONDS);
        }
        send.accept(new ClusterMessage.InitialHeartbeat());
    }

    @Override
    public synchronized void heard(String serverId) {
        if (lastHeard.containsKey(serverId) || lastHeard.size() < MAX_PEERS) {
            lastHeard.put(serverId, threads.nanoTime().getAsLong());
        }
    }

    @Override
    public void greeted() {
        synchronized (this) {
            long now = threads.nanoTime().getAsLong();
            if (now - lastSent < SECOND) {
                answerDue = true; // the next check sends it
                return;
            }
            sent(now);
        }
        send.accept(new ClusterMessage.Heartbeat());
    }

    @GuardedBy("this")
    private void sent(long now) {
        lastSent = now;
        answerDue = false;
    }

    private void check() {
        boolean due;
        List<String> silent = new ArrayList<>();
        synchronized (this) {
            long now = threads.nanoTime().getAsLong();
            lastHeard.forEach((serverId, time) -> {
                if (now - time > timeout) {
                    silent.add(serverId);
                }
            });
            silent.forEach(lastHeard::remove);
            due = answerDue || now - lastSent >= interval;
            if (due) {
                sent(now);
            }
        }
        if (due) {
            send.accept(new ClusterMessage.Heartbeat());
        }
        silent.forEach(lost);
    }

    @Override
    public synchronized void gone(String serverId) {
        lastHeard.remove(serverId);
    }

    @Override
    public synchronized CompletionStage<Expected> expected() {
        return CompletableFuture.completedFuture(Expected.of(lastHeard.keySet()));
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (checks != null) {
            checks.cancel(false);
        }
        lastHeard.clear();
    }
}
