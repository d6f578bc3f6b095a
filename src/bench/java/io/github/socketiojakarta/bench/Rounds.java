package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.load.EventLoop;
import io.github.socketiojakarta.bench.load.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One scenario for all servers: each has a process of its own, and is made warm. A round is many short slices, in which
 * every server gets the same load in turn while the others have nothing to do. Closing ends the processes.
 */
final class Rounds implements AutoCloseable {

    private final Settings settings;
    private final Workload workload;
    private final EventLoop loop = new EventLoop();
    private final List<Peer> peers;
    private final Map<Peer, Contestant> contestants = new EnumMap<>(Peer.class);
    private final Map<Peer, Sample> failures = new EnumMap<>(Peer.class);

    Rounds(Settings settings, Workload workload) {
        this.settings = settings;
        this.workload = workload;
        this.peers = settings.peers().stream()
                .filter(peer -> peer.takesPart(workload))
                .toList();
    }

    /** Something with a server that may go wrong. */
    private interface Step {
        void take(Contestant contestant) throws IOException, LoadFailure;
    }

    /** Starts the servers, and makes them warm one after the other. */
    void warmUp() throws IOException {
        for (Peer peer : peers) {
            try {
                contestants.put(peer, new Contestant(workload, start(settings, workload, peer)));
                with(peer, one -> one.warmUp(settings.warmUpSeconds(), settings.longestWarmUpSeconds()));
            } catch (IOException e) {
                failures.put(peer, Sample.failed(e.getMessage()));
            }
        }
        loop.onTick(() -> contestants.values().forEach(Contestant::tick));
        for (Peer peer : peers) {
            with(peer, one -> one.open(loop));
        }
    }

    private static ServerProcess start(Settings settings, Workload workload, Peer peer) throws IOException {
        Path log = settings.output().resolve("logs").resolve(workload.id() + "-" + peer.id() + ".log");
        return ServerProcess.start(peer, settings, String.join(",", workload.events()), log);
    }

    /** Measures one round; returns a sample for each server. */
    Map<Peer, Sample> measure() throws IOException {
        long slices = settings.measureSeconds() * 1000 / Contestant.SLICE_MILLIS;
        for (long slice = 0; slice < slices; slice++) {
            inTurn(one -> one.work(loop));
        }
        for (long second = 0; second < settings.paceSeconds(); second++) {
            inTurn(one -> one.keepPace(loop));
        }
        Map<Peer, Sample> samples = new EnumMap<>(failures);
        for (Map.Entry<Peer, Contestant> entry : contestants.entrySet()) {
            samples.put(entry.getKey(), entry.getValue().take());
        }
        return samples;
    }

    private void inTurn(Step step) throws IOException {
        for (Peer peer : peers) {
            with(peer, step);
        }
    }

    /** A server that has failed is out of it. */
    private void with(Peer peer, Step step) throws IOException {
        Contestant contestant = contestants.get(peer);
        if (contestant == null) {
            return;
        }
        try {
            step.take(contestant);
        } catch (LoadFailure | IOException e) {
            failures.put(peer, Sample.failed(e.getMessage()));
            contestants.remove(peer);
            contestant.close();
        }
    }

    /** Starts a server, lets it have many idle connections, and stops it. */
    static Sample idle(Settings settings, Peer peer) {
        try (ServerProcess server = start(settings.withSmallBuffers(), Workload.IDLE, peer)) {
            return new IdleMeasurement(settings, server).take();
        } catch (LoadFailure | IOException e) {
            return Sample.failed(e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        loop.close();
        for (Contestant contestant : List.copyOf(contestants.values())) {
            contestant.close();
        }
    }
}
