package io.github.socketiojakarta.chaos;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One seed on one container, from the first start to the last connection's end. Used by one thread. */
final class Trial {

    private static final int CLIENTS = 24;
    private static final Duration PING_INTERVAL = Duration.ofMillis(1000);
    private static final Duration PING_TIMEOUT = Duration.ofMillis(1500);
    private static final Duration WINDOW = Duration.ofMillis(2000);
    private static final Duration HEARTBEAT = PING_INTERVAL.plus(PING_TIMEOUT);

    /** What a busy machine may add. */
    private static final Duration LENIENCE = Duration.ofSeconds(5);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private static final Object STARTS = new Object();

    private final Container container;
    private final long seed;
    private final Duration duration;
    private final ChaosLog log;
    private final Faults faults;
    private final ChaosApplication application;

    private Trial(Container container, long seed, Duration duration, ChaosLog log) {
        this.container = container;
        this.seed = seed;
        this.duration = duration;
        this.log = log;
        this.faults = new Faults(log);
        this.application = new ChaosApplication(log, faults);
    }

    /** Returns what happened; fails with what was wrong. */
    static Tally run(Container container, long seed, Duration duration) throws Exception {
        try (ChaosLog log = new ChaosLog(container + "-" + seed)) {
            Trial trial = new Trial(container, seed, duration, log);
            Tally tally = trial.run();
            if (!trial.faults.isEmpty()) {
                throw new AssertionError(container + ", seed " + seed + ", " + tally + ": " + trial.faults.report());
            }
            return tally;
        }
    }

    private Tally run() throws Exception {
        try (ChaosProxy proxy = ChaosProxy.start(seed, log, faults);
                Tickers tickers = new Tickers(application, faults)) {
            Life life = begin(proxy, tickers);
            int connections = 0;
            Map<String, Integer> clients;
            try (ChaosClients running = ChaosClients.start(proxy.url(), seed, CLIENTS, faults)) {
                for (int restart = 0; restart < 2; restart++) {
                    faults.await(duration.dividedBy(3));
                    connections += Math.toIntExact(life.connections());
                    stop(life);
                    life = begin(proxy, tickers);
                }
                faults.await(duration.dividedBy(3));
                proxy.calm();
                tickers.close();
                clients = running.settle();
                log.note("", proxy.halfOpenSome() + " connections half-open, the clients are killed");
            }
            awaitEnd(life);
            connections += Math.toIntExact(life.connections());
            stop(life);
            requireNow("in the end", tickers.questions().open());
            return new Tally(CLIENTS, connections, clients, application, tickers, proxy.counts());
        }
    }

    private Life begin(ChaosProxy proxy, Tickers tickers) {
        SocketIoOptions.Builder options = SocketIoOptions.builder()
                .pingInterval(PING_INTERVAL)
                .pingTimeout(PING_TIMEOUT)
                .path(Life.FORGETTING);
        SocketIoOptions forgetting = options.build();
        SocketIoOptions recovering = options.path(Life.RECOVERING)
                .connectionStateRecovery(ConnectionStateRecovery.defaults().withMaxDisconnectionDuration(WINDOW))
                .build();
        TestServer server = start(recovering, forgetting);
        Life life = application.serve(server);
        log.note("", "server " + life.number() + " has started");
        proxy.target(server.port());
        tickers.send(life);
        return life;
    }

    /** One at a time: Tomcats in one JVM register under the same names, and one of five that did so at once did not start. */
    private TestServer start(SocketIoOptions... servers) {
        synchronized (STARTS) {
            return container.start((types, context) -> {
                for (SocketIoOptions options : servers) {
                    SocketIoInitializer.install(context, options);
                }
            });
        }
    }

    private void stop(Life life) {
        long start = System.nanoTime();
        life.server().close();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        log.note("", "server " + life.number() + " has stopped in " + took.toMillis() + " ms");
        if (took.compareTo(STOP_LIMIT) > 0) {
            faults.add("", "server " + life.number() + " took " + took + " to stop");
        }
        requireNow("when server " + life.number() + " has stopped", life.leftWhenStopped());
        requireNow("when server " + life.number() + " has stopped", life.timers());
    }

    private void awaitEnd(Life life) {
        long start = System.nanoTime();
        Duration gone = HEARTBEAT.plus(LENIENCE);
        require("after " + gone, gone, life::left);
        log.note("", "all are gone after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        Duration forgotten = gone.plus(WINDOW).plus(HEARTBEAT);
        require("after " + forgotten, forgotten.minusNanos(System.nanoTime() - start), life::kept);
        require("after " + forgotten, forgotten.minusNanos(System.nanoTime() - start), life::timers);
        log.note("", "nothing is kept after " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /** Waits until nothing is left. */
    private void require(String when, Duration limit, Supplier<List<String>> left) {
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .atMost(limit)
                    .until(() -> left.get().isEmpty());
        } catch (ConditionTimeoutException late) {
            requireNow(when, left.get());
        }
    }

    private void requireNow(String when, List<String> left) {
        if (!left.isEmpty()) {
            faults.add("", when + " there are " + String.join(", ", left));
        }
    }
}
