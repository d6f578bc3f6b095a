package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.msgpack.MessagePackParser;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The official JavaScript client with its MessagePack parser, over each transport, in each container. */
@Tag("full")
@ParameterizedClass
@EnumSource(Container.class)
class MessagePackClientIT {

    @Parameter
    private Container container;

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void doesAllTheClientCan(String transport) throws Exception {
        String output = run("client/client.test.mjs", Map.of("TRANSPORT", transport, "PARSER", "msgpack"));
        assertThat(output).contains("# pass " + Scenarios.TESTS, "# fail 0", "# skipped 0");
    }

    @ParameterizedTest
    @CsvSource({
        "socket.io-client-3, polling",
        "socket.io-client-3, websocket",
        "socket.io-client-3, upgrade",
        "socket.io-client, polling",
        "socket.io-client, websocket",
        "socket.io-client, upgrade"
    })
    void exchangesTheSameAsWithTheOtherParser(String client, String transport) throws Exception {
        String output = run(
                "client/generations.test.mjs",
                Map.of("CLIENT", client, "TRANSPORT", transport, "PARSER", "socket.io-msgpack-parser"));
        assertThat(output).contains("# pass 11", "# fail 0", "# skipped 0");
    }

    private String run(String script, Map<String, String> environment) throws Exception {
        SocketIoOptions options = SocketIoOptions.builder()
                .parser(new MessagePackParser())
                .maxHttpBufferSize(2_000_000) // everything is bytes, and 900 KiB of them are more as base64
                .build();
        try (TestServer server = container.start(options, Scenarios::serve)) {
            Map<String, String> all = new HashMap<>(environment);
            all.put("URL", server.url());
            return NodeScript.run(all, "--test", script);
        }
    }
}
