package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.handler.HandlerApplication.Mode;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.LogCapture;
import io.socket.client.SocketOptionBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a class with {@code @SocketIoNamespace} can do, with CDI and without. */
@ParameterizedClass(name = "{0} {1}")
@MethodSource("applications")
class OrdersIT {

    @Parameter(0)
    Container container;

    @Parameter(1)
    Mode mode;

    private HandlerApplication application;

    static Stream<Arguments> applications() {
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of(Mode.values()).map(mode -> Arguments.of(container, mode)));
    }

    @BeforeEach
    void start() throws Exception {
        Orders.CALLS.clear();
        application = HandlerApplication.start(container, mode, Orders.class);
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    private static String call() throws InterruptedException {
        return String.valueOf(Orders.CALLS.poll(15, TimeUnit.SECONDS));
    }

    private JavaClient connect() throws InterruptedException {
        JavaClient client = application.connect("/orders");
        assertThat(call()).isEqualTo("connect /orders 4 true");
        return client;
    }

    private static String ask(JavaClient client, String event, Object... arguments) {
        Object[] answer = client.ask(event, arguments);
        return Arrays.deepToString(answer);
    }

    @Test
    void theClientIsHandledWhenItConnectsAndWhenItGoes() throws Exception {
        JavaClient client = application.client("/orders", SocketOptionBuilder.builder());
        CompletableFuture<Object[]> welcome = client.next("welcome");
        client.connect();
        assertThat(call()).isEqualTo("connect /orders 4 true");
        assertThat(JavaClient.await(welcome)).containsExactly(client.socket().id());
        client.close();
        assertThat(call()).isEqualTo("gone client namespace disconnect 0");
    }

    @Test
    void parametersTakeWhatTheClientSentWhenItConnected() throws Exception {
        application.connect(
                "/orders",
                SocketOptionBuilder.builder()
                        .setAuth(Map.of("name", "Ada"))
                        .setExtraHeaders(Map.of("X-Color", List.of("green"))));
        assertThat(List.of(call(), call())).containsExactlyInAnyOrder("connect /orders 4 true", "named Ada 0 green");
    }

    @Test
    void whatAMethodReturnsIsTheAcknowledgement() throws Exception {
        JavaClient client = connect();
        JSONObject order = order(item("tea", 1), item("milk", 2));
        JSONObject receipt = (JSONObject) client.ask("place", order)[0];
        assertThat(receipt.getInt("items")).isEqualTo(2);
        assertThat(ask(client, "find", "there")).isEqualTo("[found]");
        assertThat(ask(client, "find", "elsewhere")).isEqualTo("[null]");
    }

    private static JSONObject order(JSONObject... items) throws Exception {
        return new JSONObject().put("items", new JSONArray(items));
    }

    private static JSONObject item(String name, int count) throws Exception {
        return new JSONObject().put("name", name).put("count", count);
    }

    @Test
    void aMethodThatReturnsNothingIsAcknowledgedWithoutAValue() throws Exception {
        JavaClient client = connect();
        assertThat(ask(client, "note", "milk")).isEqualTo("[]");
        assertThat(call()).isEqualTo("note milk");
        assertThat(ask(client, "later nothing")).isEqualTo("[]");
        assertThat(call()).isEqualTo("later nothing");
    }

    @Test
    void aStageIsAwaited() throws Exception {
        JavaClient client = connect();
        assertThat(ask(client, "later", 41)).isEqualTo("[42]");
        JSONObject error = ((JSONObject) client.ask("later failed")[0]).getJSONObject("error");
        assertThat(error.getString("code")).isEqualTo("sold out");
        assertThat(error.getString("message")).isEqualTo("There are none left");
        assertThat(error.getJSONObject("data").getInt("left")).isZero();
        assertThat(call()).isEqualTo("failure of later failed");
    }

    @Test
    void theArgumentsAreConvertedToTheTypesOfTheParameters() throws Exception {
        JavaClient client = connect();
        JSONArray items = new JSONArray(List.of(item("tea", 1), item("milk", 2)));
        byte[] bytes = {1, 2, 3};
        assertThat(ask(client, "types", items, bytes, true)).isEqualTo("[[\"milk\",3,true,\"no item\",\"-\"]]");
        assertThat(ask(client, "types", items, bytes, false, item("jam", 1), "last"))
                .isEqualTo("[[\"milk\",3,false,\"jam\",\"last\"]]");
    }

    @Test
    void aNamespaceIsThatOfTheSocketOrTheOneThatIsNamed() throws Exception {
        assertThat(ask(connect(), "which namespaces")).isEqualTo("[/orders /elsewhere]");
    }

    @Test
    void aMethodWithAnAckAnswersByItself() throws Exception {
        assertThat(ask(connect(), "own answer", "text")).isEqualTo("[text, and more]");
    }

    @Test
    void argumentsOfAnotherShapeAreAnsweredWithoutACall() throws Exception {
        JavaClient client = connect();
        String invalid =
                "[{\"error\":{\"code\":\"invalid\",\"message\":\"The arguments are not those of this event\"}}]";
        assertThat(ask(client, "place", "no order")).isEqualTo(invalid);
        assertThat(call()).isEqualTo("failure of place");
        assertThat(ask(client, "place")).isEqualTo(invalid);
        assertThat(call()).isEqualTo("failure of place");
        assertThat(ask(client, "note", "still here")).isEqualTo("[]");
        assertThat(call()).isEqualTo("note still here");
    }

    @Test
    void violatedConstraintsAreAnsweredWithoutACall() throws Exception {
        JavaClient client = connect();
        JSONObject error;
        try (LogCapture log = LogCapture.of("io.github.socketiojakarta.internal.listen", Level.FINE)) {
            error = ((JSONObject) client.ask("place", order(item("", 11), item("tea", 1)))[0]).getJSONObject("error");
            assertThat(log.messages(Level.FINE))
                    .anySatisfy(line -> assertThat(line)
                            .contains("event 'place' ignored: The arguments violate constraints: ", "items[0]."));
        }
        assertThat(error.getString("code")).isEqualTo("invalid");
        assertThat(error.getString("message")).isEqualTo("The arguments violate constraints");
        JSONArray data = error.getJSONArray("data");
        assertThat(data.getJSONObject(0).getString("path")).endsWith("items[0].count");
        assertThat(data.getJSONObject(0).getString("message")).isEqualTo("must be less than or equal to 10");
        assertThat(data.getJSONObject(1).getString("path")).endsWith("items[0].name");
        assertThat(data.length()).isEqualTo(2);
        assertThat(call()).isEqualTo("failure of place");
        assertThat(Orders.CALLS).isEmpty();
    }

    @Test
    void anExceptionIsToldToTheApplicationAndNotToTheClient() throws Exception {
        JavaClient client = connect();
        String failed = "[{\"error\":{\"code\":\"failed\",\"message\":\"The event could not be handled\"}}]";
        assertThat(ask(client, "fail", true)).isEqualTo(failed);
        assertThat(List.of(call(), call()))
                .containsExactlyInAnyOrder("error secret of the application", "failure of fail");
        assertThat(ask(client, "fail", false)).isEqualTo(failed);
        assertThat(call()).isEqualTo("failure of fail");
        assertThat(ask(client, "cannot be sent")).isEqualTo(failed);
        assertThat(call()).isEqualTo("failure of cannot be sent");
    }

    @Test
    void aRefusalWhoseDataCannotBeSentIsAnsweredAsAFailure() throws Exception {
        JavaClient client = connect();
        String failed = "[{\"error\":{\"code\":\"failed\",\"message\":\"The event could not be handled\"}}]";
        for (String event : List.of("cannot be explained", "cannot be explained later")) {
            assertThat(ask(client, event)).isEqualTo(failed);
            assertThat(List.of(call(), call())).containsExactly("failure of " + event, "failure of " + event);
        }
    }

    @Test
    void aClientWithoutTheRoleIsAnsweredWithoutACall() throws Exception {
        JavaClient client = connect();
        String forbidden = "[{\"error\":{\"code\":\"forbidden\",\"message\":\"Not allowed\"}}]";
        for (String event : List.of("administer", "buy", "denied")) {
            assertThat(ask(client, event)).isEqualTo(forbidden);
            assertThat(call()).isEqualTo("failure of " + event);
        }
        assertThat(ask(client, "open")).isEqualTo("[nobody]");
        assertThat(Orders.CALLS).isEmpty();
    }

    @Test
    void aMethodForClientsWithAnHttpSessionIsNotCalledForOthers() throws Exception {
        assertThat(ask(connect(), "my HTTP session"))
                .isEqualTo("[{\"error\":{\"code\":\"forbidden\",\"message\":"
                        + "\"Not allowed: the client has no HTTP session\"}}]");
        assertThat(call()).isEqualTo("failure of my HTTP session");
    }

    @Test
    void everyEventCanBeSeen() throws Exception {
        connect().socket().emit("unknown event", 1, 2);
        assertThat(call()).isEqualTo("any unknown event 2");
    }
}
