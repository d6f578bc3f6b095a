package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.load.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * One scenario for all servers: each has a process of its own, and is made warm; then, round after round, every server
 * gets the same load in turn while the others have nothing to do. Closing ends the processes.
 */
final class Rounds implements AutoCloseable {

    private final Settings settings;
    private final Workload workload;
    private final Map<Peer, ServerProcess> servers = new EnumMap<>(Peer.class);
    private final Map<Peer, Sample> failures = new EnumMap<>(Peer.class);

    Rounds(Settings settings, Workload workload) {
        this.settings = settings;
        this.workload = workload;
    }

    /** Something with a server that may go wrong. */
    private interface Step {
        Sample take(ServerProcess server) throws IOException, LoadFailure;
    }

    /** Starts a server, and works until it is warm. */
    void warmUp(Peer peer) {
        try {
            ServerProcess server = ServerProcess.start(peer, settings, events(), log(peer));
            servers.put(peer, server);
            new Measurement(settings, workload, server).warmUp();
        } catch (LoadFailure | IOException e) {
            failures.put(peer, Sample.failed(e.getMessage()));
        }
    }

    /** Measures one slice; a server that could not be made warm has none. */
    Sample measure(Peer peer) {
        Sample failed = failures.get(peer);
        return failed == null
                ? attempt(servers.get(peer), server -> new Measurement(settings, workload, server).take())
                : failed;
    }

    /** Starts a server, lets it have many connections, and stops it. */
    static Sample idle(Settings settings, Peer peer) {
        Rounds rounds = new Rounds(settings.withSmallBuffers(), Workload.IDLE);
        try (ServerProcess server = ServerProcess.start(peer, rounds.settings, rounds.events(), rounds.log(peer))) {
            return attempt(server, process -> new IdleMeasurement(settings, process).take());
        } catch (IOException e) {
            return Sample.failed(e.getMessage());
        }
    }

    private static Sample attempt(ServerProcess server, Step step) {
        try {
            return step.take(server);
        } catch (LoadFailure | IOException e) {
            return Sample.failed(e.getMessage());
        }
    }

    private String events() {
        return String.join(",", workload.events());
    }

    private Path log(Peer peer) {
        return settings.output().resolve("logs").resolve(workload.id() + "-" + peer.id() + ".log");
    }

    @Override
    public void close() throws IOException {
        for (ServerProcess server : servers.values()) {
            server.close();
        }
    }
}
