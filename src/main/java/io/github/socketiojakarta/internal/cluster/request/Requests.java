package io.github.socketiojakarta.internal.cluster.request;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The questions to other servers that are not answered yet. Each has a deadline, and is forgotten when it is over, whatever the
 * way. Thread-safe: the lock guards which there are; they are told without it.
 */
public final class Requests {

    /** How many there may be. */
    static final int MAX_PENDING = 10_000;

    private final ClusterThreads threads;

    @GuardedBy("this")
    private final Map<String, PendingRequest> pending = new HashMap<>();

    @GuardedBy("this")
    private boolean closed;

    /** Creates none yet. */
    public Requests(ClusterThreads threads) {
        this.threads = threads;
    }

    /**
     * Adds a question.
     *
     * @return its id
     * @throws RejectedExecutionException if there are too many, or the namespace has closed
     */
    public String open(PendingRequest request, Duration timeout) {
        String id = ClusterIds.next();
        synchronized (this) {
            if (closed || pending.size() >= MAX_PENDING) {
                throw new RejectedExecutionException(
                        closed ? "the namespace has closed" : MAX_PENDING + " requests to other servers are pending");
            }
            pending.put(id, request);
        }
        Future<?> deadline = threads.timer().schedule(request::expire, timeout.toNanos(), TimeUnit.NANOSECONDS);
        var unused = request.over().whenComplete((result, failure) -> {
            deadline.cancel(false);
            forget(id);
        });
        return id;
    }

    private synchronized void forget(String id) {
        pending.remove(id);
    }

    /** Hands a response to its question; most often there is none here, where answers go to all servers. */
    public void response(Optional<String> sender, ClusterMessage.Response response) {
        PendingRequest request;
        synchronized (this) {
            request = pending.get(response.requestId());
        }
        if (request != null) {
            request.response(sender, response);
        }
    }

    /** Waits no longer for a server that is gone. */
    public void gone(String serverId) {
        all().forEach(request -> request.gone(serverId));
    }

    private synchronized List<PendingRequest> all() {
        return List.copyOf(pending.values());
    }

    /** Returns how many there are. */
    public synchronized int size() {
        return pending.size();
    }

    /** Ends all of them with what has come. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        all().forEach(PendingRequest::expire);
    }
}
