package io.github.socketiojakarta.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConflationKey;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SlowConsumerPolicy;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.jackson.JacksonCodec;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import io.github.socketiojakarta.msgpack.MessagePackParser;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of an application may have nulls in them, and may be of the immutable collections of Java, which throw if they are
 * asked about null: neither breaks anything.
 */
@ParameterizedClass
@MethodSource("options")
class NullValuesTest {

    private static final Map<String, Object> NULLS = new HashMap<>();

    static {
        NULLS.put("none", null);
        NULLS.put("list", Arrays.asList(1, null, Map.of("a", List.of())));
        NULLS.put("map", Map.of("deep", Map.of()));
    }

    @Parameter
    SocketIoOptions.Builder options;

    private InMemoryServer server;

    static Stream<SocketIoOptions.Builder> options() {
        return Stream.<JsonCodec>of(new JsonbCodec(), new JacksonCodec())
                .flatMap(codec -> Stream.of(
                        SocketIoOptions.builder().jsonCodec(codec),
                        SocketIoOptions.builder().jsonCodec(codec).parser(new MessagePackParser())))
                .map(builder -> builder.slowConsumers(SlowConsumerPolicy.conflate(ConflationKey.ofEvents("e"))));
    }

    @BeforeEach
    void start() {
        server = InMemoryServer.builder().options(options.build()).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eventsAndAnswersCarryNulls() {
        server.io()
                .onConnection(socket -> socket.on(
                        "ask",
                        (args, ack) ->
                                ack.send(args.toList().get(0), args.toList().get(1), NULLS, null)));
        TestClient client = server.connect();
        assertThat(client.emitWithAck("ask", null, NULLS).toList())
                .hasToString(
                        "[null, " + client.emitWithAck("ask", 1, NULLS).toList().get(1) + ", "
                                + client.emitWithAck("ask", 1, NULLS).toList().get(2) + ", null]");
        client.socket().emit("e", NULLS, null, List.of());
        server.io().emit("e", null, NULLS);
        assertThat(client.received("e").get(0).find(1, Object.class)).isEmpty();
        assertThat(client.received("e").get(1).find(0, Object.class)).isEmpty();
        Map<?, ?> sent = client.received("e").get(0).get(0, Map.class);
        assertThat(sent.get("none")).isNull();
        assertThat((List<?>) sent.get("list")).hasSize(3).element(1).isNull();
    }

    @Test
    void whatAClientSaysOfItselfMayHaveNulls() {
        server.io().use(socket -> {
            assertThat(socket.handshake().auth()).containsKey("list");
            assertThat(socket.handshake().auth("none", String.class)).isEmpty();
            assertThat(socket.handshake().auth("absent", String.class)).isEmpty();
        });
        assertThat(server.client().auth(NULLS).connect().isConnected()).isTrue();
    }

    @Test
    void refusalsCarryNulls() {
        server.io().use(socket -> {
            throw new ConnectionRefusedException("no", NULLS);
        });
        ConnectErrorException refused = server.client().connectError();
        assertThat(refused).hasMessage("no");
    }

    @Test
    void refusalsOfEventsCarryNulls() {
        server.io()
                .onConnection(socket -> socket.on("ask", args -> {
                    throw new EventRefusedException("code", "no", NULLS);
                }));
        TestClient client = server.connect();
        Map<?, ?> answer = client.emitWithAck("ask").get(0, Map.class);
        assertThat(answer.get("error").toString()).contains("code", "no", "list");
    }
}
