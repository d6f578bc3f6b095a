package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.Sample.Metric;
import io.github.socketiojakarta.bench.load.EventLoop;
import io.github.socketiojakarta.bench.load.IdleLoad;
import io.github.socketiojakarta.bench.load.Load;
import io.github.socketiojakarta.bench.load.Workload;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What connections cost a server that has just been started, if nothing goes over them but the heartbeat. */
final class IdleMeasurement {

    private static final long OPENING_SECONDS = 60;

    /** More than the 25 after which each is pinged. */
    private static final long HEARTBEAT_SECONDS = 30;

    private final Settings settings;
    private final ServerProcess server;

    IdleMeasurement(Settings settings, ServerProcess server) {
        this.settings = settings;
        this.server = server;
    }

    Sample take() throws IOException, LoadFailure {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        try (EventLoop first = new EventLoop()) { // loads classes and starts threads
            Load usual = Workload.ECHO_ACK.on(first, server.target());
            first.onTick(usual::tick);
            Loads.open(usual, first);
        }
        try (EventLoop loop = new EventLoop()) {
            loop.run(Loads.nanos(1), () -> false);
            double heap = server.heapBytes();
            double rss = server.rssBytes();
            Load sample = Workload.IDLE.on(loop, server.target());
            loop.onTick(sample::tick);
            Loads.open(sample, loop);
            double count = sample.tally().completed();
            Loads.run(loop, sample, 1);
            values.put(Metric.HEAP_PER_CONNECTION, (server.heapBytes() - heap) / count);
            values.put(Metric.RSS_PER_CONNECTION, (server.rssBytes() - rss) / count);
            Load others = new IdleLoad(loop, server.target(), (int) (settings.idle() - count));
            others.open();
            loop.run(
                    Loads.nanos(OPENING_SECONDS),
                    () -> others.isReady() || others.tally().failure().isPresent());
            values.put(Metric.CONNECTIONS, count + others.tally().completed());
            values.put(Metric.RSS, (double) server.rssBytes());
            if (others.isReady()) {
                double cpu = server.cpuSeconds();
                Loads.run(loop, others, HEARTBEAT_SECONDS);
                values.put(Metric.IDLE_CPU, (server.cpuSeconds() - cpu) / HEARTBEAT_SECONDS);
            }
        }
        return Sample.of(values);
    }
}
