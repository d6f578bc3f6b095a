package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.Sample.Metric;
import io.github.socketiojakarta.bench.load.EventLoop;
import io.github.socketiojakarta.bench.load.Load;
import io.github.socketiojakarta.bench.load.Workload;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Work for a server that runs already: until it is warm, and then a slice of it that is measured. */
final class Measurement {

    private static final long SILENCE_SECONDS = 10;

    /** After the connections have been opened. */
    private static final long SETTLING_SECONDS = 1;

    private static final long LOOK_SECONDS = 2;

    /** The compilers' part of a processor from which on the code counts as compiled. */
    private static final double COMPILED = 0.05;

    private final Settings settings;
    private final Workload workload;
    private final ServerProcess server;

    Measurement(Settings settings, Workload workload, ServerProcess server) {
        this.settings = settings;
        this.workload = workload;
        this.server = server;
    }

    /**
     * Works until enough time, enough operations, and the compilers' work are over. The more code a server has, the longer
     * its compilers take, and their processor time is the server's.
     */
    void warmUp() throws IOException, LoadFailure {
        try (EventLoop loop = new EventLoop()) {
            Load load = Loads.open(workload.on(loop, server.target()), loop);
            load.saturate();
            Loads.run(loop, load, settings.warmUpSeconds());
            long most = settings.longestWarmUpSeconds() - settings.warmUpSeconds();
            boolean warm = false;
            for (long seconds = 0; seconds < most && !warm; seconds += LOOK_SECONDS) {
                double before = server.compilerSeconds();
                Loads.run(loop, load, LOOK_SECONDS);
                warm = load.tally().completed() >= workload.warmUp()
                        && server.compilerSeconds() - before < COMPILED * LOOK_SECONDS;
            }
        }
    }

    Sample take() throws IOException, LoadFailure {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        try (EventLoop loop = new EventLoop()) {
            Load load = Loads.open(workload.on(loop, server.target()), loop);
            load.saturate();
            Loads.run(loop, load, SETTLING_SECONDS);
            long start = System.nanoTime();
            double cpu = server.cpuSeconds();
            long completed = load.tally().completed();
            Loads.run(loop, load, settings.measureSeconds());
            double operations = load.tally().completed() - completed;
            values.put(Metric.CPU_MICROS, 1e6 * (server.cpuSeconds() - cpu) / operations);
            values.put(Metric.RATE, operations / ((System.nanoTime() - start) / 1e9));
            values.put(Metric.RSS, (double) server.rssBytes());
            load.pause();
            boolean ended = loop.run(
                    Loads.nanos(SILENCE_SECONDS),
                    () -> load.isQuiet() || load.tally().failure().isPresent());
            if (!ended) {
                throw new LoadFailure("no answer");
            }
            load.pace(workload.pace());
            Loads.run(loop, load, settings.paceSeconds());
            values.put(Metric.P50_MICROS, load.tally().latencies().micros(0.5));
            values.put(Metric.P99_MICROS, load.tally().latencies().micros(0.99));
        }
        return Sample.of(values);
    }
}
