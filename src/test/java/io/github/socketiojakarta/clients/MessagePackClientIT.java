package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.msgpack.MessagePackParser;
import java.util.Map;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The official JavaScript client with its MessagePack parser, over each transport, in each container. */
@ParameterizedClass
@EnumSource(Container.class)
class MessagePackClientIT {

    @Parameter
    private Container container;

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void doesAllTheClientCan(String transport) throws Exception {
        SocketIoOptions options = SocketIoOptions.builder()
                .parser(new MessagePackParser())
                .maxHttpBufferSize(2_000_000) // everything is bytes, and 900 KiB of them are more as base64
                .build();
        try (TestServer server = container.start(options, Scenarios::serve)) {
            Map<String, String> environment = Map.of("URL", server.url(), "TRANSPORT", transport, "PARSER", "msgpack");
            String output = NodeScript.run(environment, "--test", "client/client.test.mjs");
            assertThat(output).contains("# fail 0").doesNotContain("# pass 0");
        }
    }
}
