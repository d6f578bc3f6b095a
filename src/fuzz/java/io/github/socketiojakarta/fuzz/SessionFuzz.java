package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.loopback.ServerProbe;
import java.nio.charset.StandardCharsets;

/**
 * Whole sessions: a server with everything but a container, four clients that do what the input says, and one that does
 * nothing wrong. The first character is the {@linkplain FuzzedServer#FuzzedServer mode}, the rest a
 * {@linkplain SessionScript script}.
 */
public final class SessionFuzz {

    private static final LogCheck LOG = LogCheck.start();

    private SessionFuzz() {}

    /** The entry of Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        FuzzedServer server = new FuzzedServer(input[0] - '0');
        FuzzedApplication application = new FuzzedApplication(server.io);
        application.serve();
        HealthySession healthy = new HealthySession(server);
        SessionScript script = new SessionScript(server, application);
        script.play(new String(input, 1, input.length - 1, StandardCharsets.ISO_8859_1));
        healthy.assertUndisturbed();
        script.abandon();
        healthy.assertUndisturbed();
        assertKept(server, 1);
        healthy.leave();
        assertKept(server, 0);
        LOG.assertSilent();
    }

    private static void assertKept(FuzzedServer server, int connections) {
        Oracle.same(connections, server.engine.sessionCount(), "sessions");
        Oracle.same(connections, ServerProbe.connections(server.io), "connections");
        Oracle.same(connections, server.io.sockets().size(), "sockets");
        Oracle.same(2 * connections, server.io.rooms().size(), "rooms");
        Oracle.same(0, server.io.of("/admin").rooms().size(), "rooms of another namespace");
        int sweeps = server.recovers() ? 2 : 0; // it reads a clock that the script does not move
        Oracle.holds(server.timer.pending() <= connections + sweeps, "timers: " + server.timer.pending());
    }
}
