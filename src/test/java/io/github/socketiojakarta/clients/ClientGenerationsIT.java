package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official JavaScript clients of three generations, over each transport, in each container. */
@Tag("full")
class ClientGenerationsIT extends ServerTest {

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.allowEIO3(true).maxHttpBufferSize(2_000_000); // 900 KiB of bytes are more as base64
    }

    @Override
    protected void handle(SocketIoServer io) {
        Scenarios.serve(io);
    }

    @ParameterizedTest
    @CsvSource({
        "socket.io-client-2, polling",
        "socket.io-client-2, jsonp",
        "socket.io-client-2, websocket",
        "socket.io-client-2, upgrade",
        "socket.io-client-3, polling",
        "socket.io-client-3, jsonp",
        "socket.io-client-3, websocket",
        "socket.io-client-3, upgrade",
        "socket.io-client, polling",
        "socket.io-client, websocket",
        "socket.io-client, upgrade"
    })
    void doesAllTheClientCan(String client, String transport) throws Exception {
        String output = NodeScript.run(
                Map.of("URL", server.url(), "CLIENT", client, "TRANSPORT", transport),
                "--test",
                "client/generations.test.mjs");
        assertThat(output).contains("# pass 11", "# fail 0", "# skipped 0");
    }
}
