package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.server.LocalServer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Three servers under load, of which one after the other is killed and started again: each client of a living server gets
 * each event of each living server once and in order, every question is answered by all who live, and nothing is left.
 *
 * <p>{@code -Dcluster.seconds=60} runs it as long, with a kill every 5 s.
 */
class ClusterLoadTest {

    private static final int SERVERS = 3;

    private final InMemoryCluster cluster = InMemoryCluster.create();
    private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(2);
    private final List<LoadedServer> living = new ArrayList<>();
    private final List<WeakReference<LocalServer>> dead = new ArrayList<>();

    /** What each server had sent when the clients of another one were there, by the names of both. */
    private final Map<String, Long> seenFrom = new HashMap<>();

    private int started;

    @AfterEach
    void stop() {
        pace.shutdownNow();
        living.forEach(LoadedServer::kill);
    }

    private void startOne() {
        LoadedServer server = new LoadedServer("server " + started++, cluster, pace);
        living.forEach(other -> seenFrom.put(server.name() + other.name(), other.published()));
        living.add(server);
    }

    @Test
    void theLivingLoseNothingWhileServersAreKilledAndStarted() throws Exception {
        int seconds = Integer.getInteger("cluster.seconds", 4);
        long round = Math.min(5_000, seconds * 1_000L / 4);
        for (int i = 0; i < SERVERS; i++) {
            startOne();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - end < 0) {
            long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(round);
            while (System.nanoTime() - next < 0) {
                everybodyAnswers();
            }
            killWhileItIsAsked();
            startOne();
        }
        living.forEach(LoadedServer::stopSending);
        everythingHasArrived();
        nothingIsLeft();
    }

    private void everybodyAnswers() throws Exception {
        LoadedServer asker = living.get(0);
        var io = asker.loopback().io;
        Duration timeout = Duration.ofSeconds(20);
        var sockets = io.timeout(timeout).fetchSockets();
        var answers = io.serverSideEmitWithAck("ask");
        var acks = io.timeout(timeout).emitWithAck("ask");
        assertThat(sockets.toCompletableFuture().get(20, TimeUnit.SECONDS)).hasSize(SERVERS * LoadedServer.CLIENTS);
        assertThat(answers.toCompletableFuture().get(20, TimeUnit.SECONDS)).hasSize(SERVERS - 1);
        assertThat(acks.toCompletableFuture().get(20, TimeUnit.SECONDS).responses())
                .hasSize(SERVERS * LoadedServer.CLIENTS);
    }

    private void killWhileItIsAsked() throws Exception {
        LoadedServer victim = living.remove(0);
        var io = living.get(0).loopback().io;
        var sockets = io.timeout(Duration.ofSeconds(20)).fetchSockets();
        var acks = io.timeout(Duration.ofSeconds(20)).emitWithAck("ask");
        victim.kill();
        dead.add(new WeakReference<>(victim.loopback().io));
        victim.checkers().forEach(checker -> assertThat(checker.faults()).isEmpty()); // until then it was one of them
        assertThat(sockets.toCompletableFuture().get(20, TimeUnit.SECONDS).size())
                .isBetween((SERVERS - 1) * LoadedServer.CLIENTS, SERVERS * LoadedServer.CLIENTS);
        assertThat(acks.handle((all, failure) -> true).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isTrue();
    }

    private void everythingHasArrived() {
        for (LoadedServer receiver : living) {
            for (LoadedServer.Checker checker : receiver.checkers()) {
                for (LoadedServer sender : living) {
                    arrived(checker, sender, seenFrom.getOrDefault(receiver.name() + sender.name(), 0L));
                }
                assertThat(checker.faults()).isEmpty();
            }
        }
    }

    /** The first that a client has got is no later than the one after those that were sent when it was there. */
    private static void arrived(LoadedServer.Checker checker, LoadedServer sender, long before) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> checker.last.getOrDefault(sender.name(), before) >= sender.published());
        assertThat(checker.first.getOrDefault(sender.name(), before + 1)).isLessThanOrEqualTo(before + 1);
    }

    private void nothingIsLeft() {
        for (LoadedServer server : living) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> server.pending() == 0);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> server.loopback().timers() <= 2 * LoadedServer.CLIENTS);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            System.gc();
            return dead.stream().allMatch(server -> server.get() == null);
        });
    }
}
