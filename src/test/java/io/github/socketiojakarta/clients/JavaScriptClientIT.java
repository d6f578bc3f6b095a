package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official JavaScript client, over each transport, in each container. */
class JavaScriptClientIT extends ServerTest {

    @Override
    protected void handle(SocketIoServer io) {
        Scenarios.serve(io);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void doesAllTheClientCan(String transport) throws Exception {
        String output =
                NodeScript.run(Map.of("URL", server.url(), "TRANSPORT", transport), "--test", "client/client.test.mjs");
        assertThat(output).contains("# pass " + Scenarios.TESTS, "# fail 0", "# skipped 0");
    }
}
