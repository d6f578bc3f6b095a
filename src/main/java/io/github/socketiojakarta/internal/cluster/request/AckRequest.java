package io.github.socketiojakarta.internal.cluster.request;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterMessage.BroadcastAck;
import io.github.socketiojakarta.cluster.ClusterMessage.BroadcastClientCount;
import io.github.socketiojakarta.cluster.EncodedJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast that asks the clients of all servers. Each server tells at once how many clients it asks, and then each answer as
 * it comes; an answer may overtake the number. It is complete when each server has told its number, and the answers are in.
 *
 * <p>Thread-safe: the lock guards what has come; the result is completed without it.
 */
public final class AckRequest implements PendingRequest {

    /** Stands for all servers that do not say who they are. */
    private static final String UNNAMED = "";

    /** More answers are not believed: whoever makes them up must not fill the memory. */
    static final int MAX_ANSWERS = 1_000_000;

    /** How many of one server may overtake the number of those whom it asks: it tells that when it has asked the last. */
    static final int MAX_EARLY = 100_000;

    private final Function<Optional<EncodedJson>, Args> decoder;
    private final CompletableFuture<BroadcastAcks> over = new CompletableFuture<>();

    /** How many answers each server owes; less than none if they have come before their number. */
    @GuardedBy("this")
    private final Map<String, Long> owed = new HashMap<>();

    @GuardedBy("this")
    private final Map<String, Args> named = new LinkedHashMap<>();

    @GuardedBy("this")
    private final List<Args> anonymous = new ArrayList<>();

    @GuardedBy("this")
    private @Nullable Awaited servers;

    @GuardedBy("this")
    private @Nullable BroadcastAcks own;

    @GuardedBy("this")
    private long lost;

    @GuardedBy("this")
    private boolean late;

    /** Creates it; answers are decoded when they come. */
    public AckRequest(Function<Optional<EncodedJson>, Args> decoder) {
        this.decoder = decoder;
    }

    @Override
    public void expect(Expected expected) {
        BroadcastAcks acks;
        synchronized (this) {
            servers = new Awaited(expected);
            acks = outcome();
        }
        complete(acks);
    }

    /** Takes what the clients of this server have answered, as far as they have. */
    public void own(BroadcastAcks answers) {
        BroadcastAcks acks;
        synchronized (this) {
            own = answers;
            acks = outcome();
        }
        complete(acks);
    }

    @Override
    public void response(Optional<String> sender, ClusterMessage.Response response) {
        String server = sender.orElse(UNNAMED);
        if (response instanceof BroadcastClientCount count && count.clientCount() >= 0) {
            counted(sender, server, count.clientCount());
        } else if (response instanceof BroadcastAck ack) {
            answered(server, ack.socketId(), decoder.apply(ack.answer()));
        } else {
            throw new IllegalArgumentException("no response to a broadcast: " + response.type());
        }
    }

    private void counted(Optional<String> sender, String server, int clients) {
        BroadcastAcks acks;
        synchronized (this) {
            if (servers == null || !servers.answered(sender)) {
                return;
            }
            owed.merge(server, (long) clients, Long::sum);
            acks = outcome();
        }
        complete(acks);
    }

    private void answered(String server, Optional<String> socketId, Args answer) {
        BroadcastAcks acks;
        synchronized (this) {
            if (isTooMuch(server)) {
                return;
            }
            owed.merge(server, -1L, Long::sum);
            if (socketId.isPresent()) {
                named.put(socketId.get(), answer);
            } else {
                anonymous.add(answer);
            }
            acks = outcome();
        }
        complete(acks);
    }

    @GuardedBy("this")
    private boolean isTooMuch(String server) {
        boolean isUnknown = !owed.containsKey(server) && owed.size() >= Awaited.MAX_SERVERS;
        boolean isTooEarly = owed.getOrDefault(server, 0L) <= -MAX_EARLY;
        return isUnknown || isTooEarly || named.size() + anonymous.size() >= MAX_ANSWERS;
    }

    /** What its clients have not answered will not come. */
    @Override
    public void gone(String serverId) {
        BroadcastAcks acks;
        synchronized (this) {
            if (servers == null) {
                return;
            }
            servers.gone(serverId);
            Long left = owed.remove(serverId);
            lost += left == null ? 0 : Math.max(0, left);
            acks = outcome();
        }
        complete(acks);
    }

    @Override
    public void expire() {
        BroadcastAcks acks;
        synchronized (this) {
            late = true;
            acks = outcome();
        }
        complete(acks);
    }

    /** Returns the answers, if nobody is waited for any more; those of this server end by their own timeout. */
    @GuardedBy("this")
    private @Nullable BroadcastAcks outcome() {
        boolean complete = servers != null && servers.isOver() && outstanding() == 0;
        if (own == null || !(complete || late)) {
            return null;
        }
        Map<String, Args> answers = new LinkedHashMap<>(own.answers());
        answers.putAll(named);
        int missingServers = servers == null ? 1 : servers.count(); // the medium has not even counted them
        int missingClients = (int) Math.min(Integer.MAX_VALUE, lost + outstanding());
        return BroadcastAcks.of(answers, own.missing())
                .withAnonymous(List.copyOf(anonymous))
                .withMissingElsewhere(missingClients)
                .withMissingServers(missingServers);
    }

    @GuardedBy("this")
    private long outstanding() {
        long sum = 0;
        for (long answers : owed.values()) {
            sum += Math.max(0, answers);
        }
        return sum;
    }

    private void complete(@Nullable BroadcastAcks acks) {
        if (acks != null) {
            over.complete(acks);
        }
    }

    @Override
    public CompletableFuture<BroadcastAcks> over() {
        return over;
    }
}
