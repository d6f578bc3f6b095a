package io.github.socketiojakarta.clients;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the official Java client sends arrives unchanged, and in order, over each transport, in each container. */
class JavaClientContentIT extends ServerTest {

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxHttpBufferSize(2_000_000); // 900 KiB of bytes are more as base64
    }

    @Override
    protected void handle(SocketIoServer io) {
        Scenarios.serve(io);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "polling,websocket"})
    void exchangesEveryKindOfMessage(String transports) throws Exception {
        new JavaConversation(server.url(), transports.split(",")).exchange();
    }
}
