package io.github.socketiojakarta.example;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What listeners find around them, on each server that has enterprise beans and names. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class DeskIT implements OnServer {

    @Parameter
    Server server;

    static List<Server> servers() {
        return Server.chosen().stream()
                .filter(server -> server.cdi() == Server.Cdi.PRESENT)
                .toList();
    }

    static Stream<ListenerKind> threads() {
        return Stream.of(ListenerKind.values()).filter(ListenerKind::isPossible);
    }

    @Override
    public Server server() {
        return server;
    }

    @ParameterizedTest
    @MethodSource("threads")
    @Shows(Capability.CONTEXT)
    void listenersFindNamesAndTheCallerOnEveryThread(ListenerKind threads) throws Exception {
        try (ServerProcess running = server.start(Application.desk(threads), "desk-" + threads)) {
            Scripts.run(running, Map.of(), "--test", "containers/desk.test.mjs");
        }
    }
}
