package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.Sample.Metric;
import io.github.socketiojakarta.bench.load.EventLoop;
import io.github.socketiojakarta.bench.load.Histogram;
import io.github.socketiojakarta.bench.load.Load;
import io.github.socketiojakarta.bench.load.Workload;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server with its load, whose slices add up until they are taken as a sample. */
final class Contestant implements AutoCloseable {

    /** So short that hardly anything else on the machine changes before the next server has its turn. */
    static final long SLICE_MILLIS = 500;

    private static final long SETTLING_MILLIS = 60;
    private static final long SILENCE_SECONDS = 10;
    private static final long LOOK_SECONDS = 2;

    /** The compilers' part of a processor from which on the code counts as compiled. */
    private static final double COMPILED = 0.05;

    private final Workload workload;
    private final ServerProcess server;
    private Load load; // null until it is open
    private double cpu;
    private double operations;
    private double nanos;
    private Histogram latencies = new Histogram();

    Contestant(Workload workload, ServerProcess server) {
        this.workload = workload;
        this.server = server;
    }

    /**
     * Works until enough time, enough operations, and the compilers' work are over. The more code a server has, the longer
     * its compilers take, and their processor time is the server's.
     */
    void warmUp(long leastSeconds, long mostSeconds) throws IOException, LoadFailure {
        try (EventLoop loop = new EventLoop()) {
            Load warming = workload.on(loop, server.target());
            loop.onTick(warming::tick);
            Loads.open(warming, loop);
            warming.saturate();
            Loads.run(loop, warming, leastSeconds);
            boolean warm = false;
            for (long seconds = leastSeconds; seconds < mostSeconds && !warm; seconds += LOOK_SECONDS) {
                double before = server.compilerSeconds();
                Loads.run(loop, warming, LOOK_SECONDS);
                warm = warming.tally().completed() >= workload.warmUp()
                        && server.compilerSeconds() - before < COMPILED * LOOK_SECONDS;
            }
        }
    }

    /** Opens the connections of all slices. */
    void open(EventLoop loop) throws LoadFailure {
        load = workload.on(loop, server.target());
        Loads.open(load, loop);
    }

    /** Does what has to be done about every millisecond. */
    void tick() {
        if (load != null) {
            load.tick();
        }
    }

    /** Works for a moment, where the next operation follows as soon as one is done. */
    void work(EventLoop loop) throws IOException, LoadFailure {
        load.saturate();
        Loads.runMillis(loop, load, SETTLING_MILLIS);
        long start = System.nanoTime();
        double before = server.cpuSeconds();
        long completed = load.tally().completed();
        Loads.runMillis(loop, load, SLICE_MILLIS);
        operations += load.tally().completed() - completed;
        cpu += server.cpuSeconds() - before;
        nanos += System.nanoTime() - start;
        rest(loop);
    }

    /** Works for a second at the fixed pace. */
    void keepPace(EventLoop loop) throws LoadFailure {
        load.pace(workload.pace());
        Loads.runMillis(loop, load, TimeUnit.SECONDS.toMillis(1));
        rest(loop);
        latencies.add(load.tally().latencies());
    }

    private void rest(EventLoop loop) throws LoadFailure {
        load.pause();
        boolean ended = loop.run(
                Loads.nanos(SILENCE_SECONDS),
                () -> load.isQuiet() || load.tally().failure().isPresent());
        Loads.check(load);
        if (!ended) {
            throw new LoadFailure("no answer");
        }
    }

    /** Returns what the slices since the last sample have shown. */
    Sample take() throws IOException {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.CPU_MICROS, 1e6 * cpu / operations);
        values.put(Metric.RATE, operations / (nanos / 1e9));
        values.put(Metric.RSS, (double) server.rssBytes());
        values.put(Metric.P50_MICROS, latencies.micros(0.5));
        values.put(Metric.P99_MICROS, latencies.micros(0.99));
        cpu = 0;
        operations = 0;
        nanos = 0;
        latencies = new Histogram();
        return Sample.of(values);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
