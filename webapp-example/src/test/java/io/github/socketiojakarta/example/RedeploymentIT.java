package io.github.socketiojakarta.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that is replaced again and again while clients talk to it leaves nothing behind, on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class RedeploymentIT implements OnServer {

    private static final int REDEPLOYMENTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double GROWTH = 1.1;

    @Parameter
    Server server;

    static List<Server> servers() {
        return Server.chosen();
    }

    @Override
    public Server server() {
        return server;
    }

    @Test
    @Shows(Capability.REDEPLOYMENT)
    void leavesNothingBehind() throws Exception {
        Application application = Application.probe();
        try (ServerProcess running = server.start(application, "redeployment")) {
            try (Traffic traffic = Traffic.start(running)) {
                traffic.settle();
            }
            Footprint first = Footprint.of(running.handle());
            try (Traffic traffic = Traffic.start(running)) {
                for (int i = 0; i < REDEPLOYMENTS; i++) {
                    traffic.settle();
                    running.redeploy(application);
                }
                traffic.settle();
            }
            Footprint last = settled(running, first);
            String both = "First " + first + ", then " + last;
            assertEquals(1, last.classLoaders(), both);
            assertTrue(hasNoThreadTooMany(first, last), both);
            assertTrue(last.heap() <= first.heap() * GROWTH, both);
            Results.of(server).footprints(first, last);
        }
    }

    /** The threads of two deployments have the same names; and each would have some more. */
    private static boolean hasNoThreadTooMany(Footprint first, Footprint last) {
        return Set.copyOf(last.threads()).size() == last.threads().size()
                && last.allThreads() < first.allThreads() + REDEPLOYMENTS;
    }

    /** Waits for what the server lets go of late: its caches, and what waits for finalization. */
    private static Footprint settled(ServerProcess running, Footprint first) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Footprint footprint = Footprint.of(running.handle());
        while (System.nanoTime() < end
                && (footprint.classLoaders() != 1
                        || !hasNoThreadTooMany(first, footprint)
                        || footprint.heap() > first.heap() * GROWTH)) {
            Traffic.start(running).close(); // containers keep the connection they have seen last, until the next
            footprint = Footprint.of(running.handle());
        }
        return footprint;
    }
}
