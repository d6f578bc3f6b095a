package io.github.socketiojakarta.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.socketiojakarta.clients.Scenarios;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The official JavaScript client and an application that does all the client can ask for, on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class ProbeIT implements OnServer {

    private static ServerProcess running;

    @Parameter
    Server server;

    static List<Server> servers() {
        return Server.chosen();
    }

    @Override
    public Server server() {
        return server;
    }

    @BeforeParameterizedClassInvocation
    static void start(Server server) throws Exception {
        running = server.start(Application.probe(), "probe");
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        running.close();
    }

    @Test
    @Shows(Capability.POLLING)
    void doesAllTheClientCanOverPolling() throws Exception {
        doesAllTheClientCan("polling");
    }

    @Test
    @Shows(Capability.WEBSOCKET)
    void doesAllTheClientCanOverWebSocket() throws Exception {
        doesAllTheClientCan("websocket");
    }

    @Test
    @Shows(Capability.UPGRADE)
    void doesAllTheClientCanAfterTheUpgrade() throws Exception {
        doesAllTheClientCan("upgrade");
    }

    private void doesAllTheClientCan(String transport) throws Exception {
        Map<String, String> environment =
                Map.of("TRANSPORT", transport, "LISTENERS", server.listeners().name());
        String output = Scripts.run(running, environment, "--test", "client/client.test.mjs");
        assertTrue(output.contains("# pass " + Scenarios.TESTS) && output.contains("# fail 0"), output);
    }

    @Test
    @Shows(Capability.UPGRADE)
    void losesNothingAndKeepsTheOrderWhileAClientUpgrades() throws Exception {
        String output = Scripts.run(running, Map.of("TRANSPORT", "upgrade", "RUNS", "2"), "client/upgrade-order.mjs");
        assertTrue(output.contains("ok 2"), output);
    }

    @Test
    @Shows(Capability.WEBSOCKET)
    void readsNoFurtherThanItsListenersWork() throws Exception {
        Scripts.run(running, Map.of(), "--test", "containers/flood.test.mjs");
    }

    @Test
    @Shows(Capability.SESSION_END)
    void theEndOfTheHttpSessionDisconnectsItsClients() throws Exception {
        Scripts.run(running, Map.of(), "--test", "containers/session-end.test.mjs");
    }
}
