package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.Sample.Metric;
import io.github.socketiojakarta.bench.load.EventLoop;
import io.github.socketiojakarta.bench.load.IdleLoad;
import io.github.socketiojakarta.bench.load.Load;
import io.github.socketiojakarta.bench.load.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One server in one scenario once: start, warm up, measure, stop. */
final class Measurement {

    private static final long OPENING_SECONDS = 60;
    private static final long SILENCE_SECONDS = 10;
    private static final int SLOWEST_WARM_UP = 4;

    /** How many times as long as usual idle connections are looked at: for more than 25 seconds, so that each is pinged. */
    private static final int HEARTBEATS = 6;

    private final Settings settings;
    private final Workload workload;
    private final Peer peer;

    Measurement(Settings settings, Workload workload, Peer peer) {
        this.settings = settings;
        this.workload = workload;
        this.peer = peer;
    }

    Sample take() {
        String events = String.join(",", workload.events());
        Path log = settings.output().resolve("logs").resolve(workload.id() + "-" + peer.id() + ".log");
        Settings chosen = workload == Workload.IDLE ? settings.withSmallBuffers() : settings;
        try (ServerProcess server = ServerProcess.start(peer, chosen, events, log);
                EventLoop loop = new EventLoop()) {
            return workload == Workload.IDLE ? idle(server, loop) : busy(server, loop);
        } catch (Failure | IOException e) {
            return Sample.failed(e.getMessage());
        }
    }

    /** Why there is no result. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1;

        Failure(String why) {
            super(why);
        }
    }

    private Sample busy(ServerProcess server, EventLoop loop) throws IOException, Failure {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        Load load = open(workload.on(loop, server.target()), loop);
        load.saturate();
        warmUp(loop, load);
        long start = System.nanoTime();
        double cpu = server.cpuSeconds();
        long completed = load.tally().completed();
        run(loop, load, settings.measureSeconds());
        double operations = load.tally().completed() - completed;
        values.put(Metric.CPU_MICROS, 1e6 * (server.cpuSeconds() - cpu) / operations);
        values.put(Metric.RATE, operations / ((System.nanoTime() - start) / 1e9));
        values.put(Metric.RSS, (double) server.rssBytes());
        load.pause();
        if (!loop.run(
                seconds(SILENCE_SECONDS),
                () -> load.isQuiet() || load.tally().failure().isPresent())) {
            throw new Failure("no answer");
        }
        load.pace(workload.pace());
        run(loop, load, settings.paceSeconds());
        values.put(Metric.P50_MICROS, load.tally().latencies().micros(0.5));
        values.put(Metric.P99_MICROS, load.tally().latencies().micros(0.99));
        return Sample.of(values);
    }

    /** Takes a time, and longer on a machine that has not got enough compiled by then. */
    private void warmUp(EventLoop loop, Load load) throws Failure {
        long enough = load.tally().completed() + workload.warmUp();
        run(loop, load, settings.warmUpSeconds());
        loop.run(
                seconds(SLOWEST_WARM_UP * settings.warmUpSeconds()),
                () -> load.tally().completed() >= enough
                        || load.tally().failure().isPresent());
        check(load);
    }

    private Sample idle(ServerProcess server, EventLoop loop) throws IOException, Failure {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        try (EventLoop first = new EventLoop()) { // loads classes and starts threads
            open(Workload.ECHO_ACK.on(first, server.target()), first);
        }
        loop.run(seconds(1), () -> false);
        double heap = server.heapBytes();
        double rss = server.rssBytes();
        Load sample = open(workload.on(loop, server.target()), loop);
        double count = sample.tally().completed();
        run(loop, sample, 1);
        values.put(Metric.HEAP_PER_CONNECTION, (server.heapBytes() - heap) / count);
        values.put(Metric.RSS_PER_CONNECTION, (server.rssBytes() - rss) / count);
        Load others = new IdleLoad(loop, server.target(), (int) (settings.idle() - count));
        others.open();
        loop.run(
                seconds(OPENING_SECONDS),
                () -> others.isReady() || others.tally().failure().isPresent());
        values.put(Metric.CONNECTIONS, count + others.tally().completed());
        values.put(Metric.RSS, (double) server.rssBytes());
        if (others.isReady()) {
            long heartbeat = HEARTBEATS * settings.measureSeconds();
            double cpu = server.cpuSeconds();
            run(loop, others, heartbeat);
            values.put(Metric.IDLE_CPU, (server.cpuSeconds() - cpu) / heartbeat);
        }
        return Sample.of(values);
    }

    private static Load open(Load load, EventLoop loop) throws Failure {
        loop.onTick(load::tick);
        load.open();
        boolean isDone = loop.run(
                seconds(OPENING_SECONDS),
                () -> load.isReady() || load.tally().failure().isPresent());
        check(load);
        if (!isDone) {
            throw new Failure("not open after " + OPENING_SECONDS + " s, but "
                    + load.tally().completed());
        }
        return load;
    }

    private static void run(EventLoop loop, Load load, long seconds) throws Failure {
        long before = load.tally().completed();
        loop.run(seconds(seconds), () -> load.tally().failure().isPresent());
        check(load);
        if (seconds > 1 && load.tally().completed() == before && !load.isQuiet()) {
            throw new Failure("no answer");
        }
    }

    private static void check(Load load) throws Failure {
        if (load.tally().failure().isPresent()) {
            throw new Failure(load.tally().failure().get());
        }
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
