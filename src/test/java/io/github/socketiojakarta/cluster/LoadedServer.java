package io.github.socketiojakarta.cluster;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.cluster.ClusterAdapter;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.loopback.Loopback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server under load: it broadcasts numbered events without pause, and each of its clients checks what comes. */
final class LoadedServer {

    private static final Pattern EVENT = Pattern.compile("42\\[\"e\",\"([^\"]+)\",(\\d+)]");
    private static final Pattern QUESTION = Pattern.compile("42(\\d+)\\[\"ask\"]");
    static final int CLIENTS = 3;

    private final String name;
    private final InMemoryMedium place;
    private final Loopback loopback;
    private final List<Checker> checkers = new ArrayList<>();
    private final AtomicLong published = new AtomicLong();
    private final ScheduledFuture<?> emitting;

    /** What one client has got of each server: the numbers must follow each other. */
    static final class Checker {
        final Map<String, Long> first = new ConcurrentHashMap<>();
        final Map<String, Long> last = new ConcurrentHashMap<>();
        final List<String> faults = new ArrayList<>();
        private final Loopback.Client client;

        Checker(Loopback server) {
            client = server.open(Caller.ANONYMOUS);
            client.onSent = this::take;
            client.text("40");
        }

        private void take(String packet) {
            client.sent.clear(); // or what has come would fill the memory
            Matcher question = QUESTION.matcher(packet);
            if (question.matches()) {
                client.text("43" + question.group(1) + "[1]");
                return;
            }
            Matcher event = EVENT.matcher(packet);
            if (event.matches()) {
                note(event.group(1), Long.parseLong(event.group(2)));
            }
        }

        private synchronized void note(String server, long number) {
            first.putIfAbsent(server, number);
            Long before = last.put(server, number);
            if (before != null && before + 1 != number) {
                faults.add(server + ": " + number + " after " + before);
            }
        }

        synchronized List<String> faults() {
            return List.copyOf(faults);
        }
    }

    LoadedServer(String name, InMemoryCluster cluster, ScheduledExecutorService pace) {
        this.name = name;
        this.place = cluster.medium();
        this.loopback = new Loopback(SocketIoOptions.builder().cluster(place).build());
        loopback.io.onServerSideEvent("ask", (args, ack) -> ack.send(name));
        for (int i = 0; i < CLIENTS; i++) {
            checkers.add(new Checker(loopback));
        }
        emitting = pace.scheduleAtFixedRate(this::emit, 0, 1, TimeUnit.MILLISECONDS);
    }

    private void emit() {
        loopback.io.emit("e", name, published.incrementAndGet());
    }

    String name() {
        return name;
    }

    Loopback loopback() {
        return loopback;
    }

    List<Checker> checkers() {
        return checkers;
    }

    long published() {
        return published.get();
    }

    int pending() {
        return ((ClusterAdapter) loopback.io.adapter()).pending();
    }

    /** Dies while it sends. */
    void kill() {
        place.kill();
        emitting.cancel(false);
        loopback.close();
    }

    void stopSending() {
        emitting.cancel(false);
    }
}
