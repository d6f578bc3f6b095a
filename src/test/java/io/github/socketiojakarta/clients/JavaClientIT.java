package io.github.socketiojakarta.clients;

import static io.github.socketiojakarta.clients.JavaClient.assertSame;
import static io.github.socketiojakarta.clients.JavaClient.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import io.socket.client.Ack;
import io.socket.client.AckWithTimeout;
import io.socket.client.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java client, over each transport, in each container. */
class JavaClientIT extends ServerTest {

    private static final Map<String, String> RIGHT = Map.of("token", "open sesame");

    private final List<JavaClient> clients = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> reasons = new LinkedBlockingQueue<>();

    /** Runs a test over polling, WebSocket, and polling that is upgraded. */
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    private @interface OverEachTransport {}

    @Override
    protected void handle(SocketIoServer io) {
        Scenarios.serve(io);
        io.onConnection(socket -> socket.onDisconnect(reason -> reasons.add(reason.toString())));
    }

    @BeforeEach
    void forget() {
        reasons.clear();
    }

    @AfterEach
    void leave() {
        clients.forEach(JavaClient::close);
        clients.clear();
    }

    private JavaClient client(String namespace, String transport, Map<String, String> auth) {
        JavaClient client = JavaClient.of(server.url(), namespace, transport, auth);
        clients.add(client);
        return client;
    }

    private JavaClient connected(String transport) {
        JavaClient client = client("/", transport, Map.of()).connect();
        if (transport.equals("upgrade")) {
            client.awaitWebSocket();
        }
        return client;
    }

    @OverEachTransport
    void receivesWhatAConnectionListenerEmits(String transport) {
        JavaClient client = client("/", transport, Map.of());
        CompletableFuture<Object[]> hello = client.next("hello");
        client.connect();
        assertSame(await(hello), client.socket().id(), transport.equals("websocket") ? "websocket" : "polling");
    }

    @OverEachTransport
    void exchangesEveryKindOfArgument(String transport) throws JSONException {
        JavaClient client = connected(transport);
        JSONObject object = new JSONObject().put("a", new JSONArray(List.of(1, "b", new JSONObject())));
        Object[] args = {"text", "äöü€ 😀 \u2028", 1, -1.5, true, JSONObject.NULL, new JSONArray(), object};
        CompletableFuture<Object[]> echoed = client.next("echoed");
        client.socket().emit("echo", args);
        assertSame(await(echoed), args);
        assertSame(client.ask("echo with ack", args), args);
        assertSame(client.ask("echo with ack"));
    }

    @OverEachTransport
    void exchangesBinaryAtAnyDepth(String transport) throws JSONException {
        JavaClient client = connected(transport);
        JSONObject nested = new JSONObject().put("deep", new JSONArray().put(new JSONObject().put("er", bytes(4, 5))));
        Object[] answer = client.ask("echo with ack", bytes(1, 2, 3), nested, "text", bytes());
        assertSame(new Object[] {answer[0], answer[2], answer[3]}, bytes(1, 2, 3), "text", bytes());
        JSONObject inner = ((JSONObject) answer[1]).getJSONArray("deep").getJSONObject(0);
        assertThat((byte[]) inner.get("er")).containsExactly(4, 5);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        IntStream.range(0, values.length).forEach(i -> bytes[i] = (byte) values[i]);
        return bytes;
    }

    @OverEachTransport
    void exchangesLargeMessages(String transport) {
        JavaClient client = connected(transport);
        for (int size : new int[] {64 * 1024, 900 * 1024}) {
            assertSame(client.ask("length of text", "x".repeat(size)), size);
            assertThat(((String) client.ask("text of length", size)[0]).length())
                    .isEqualTo(size);
            int bytes = transport.equals("polling") ? size * 7 / 10 : size; // base64 on polling
            assertSame(client.ask("length of bytes", (Object) new byte[bytes]), bytes);
            assertThat((byte[]) client.ask("bytes of length", size)[0]).hasSize(size);
        }
    }

    @OverEachTransport
    void keepsTheOrderOfManyEventsBothWays(String transport) {
        JavaClient client = connected(transport);
        List<Object> received = new CopyOnWriteArrayList<>();
        client.socket().on("echoed", args -> received.add(args[0]));
        IntStream.range(0, 500).forEach(i -> client.socket().emit("echo", i));
        Awaitility.await().until(() -> received.size() == 500);
        assertThat(received).isEqualTo(IntStream.range(0, 500).boxed().toList());
    }

    @OverEachTransport
    void answersTheServersQuestions(String transport) {
        JavaClient client = connected(transport);
        client.socket().on("question", args -> {
            byte[] bytes = (byte[]) args[1];
            ((Ack) args[2]).call(args[0] + " " + bytes[0], bytes(7));
        });
        assertSame(client.ask("ask me"), "6 x 7? 42", bytes(7));
        assertThat((String) client.ask("ask me in vain")[0]).contains("operation has timed out");
    }

    @OverEachTransport
    void timesOutWhenTheServerDoesNotAnswer(String transport) {
        JavaClient client = connected(transport);
        CompletableFuture<String> outcome = new CompletableFuture<>();
        client.socket().emit("never answered", new Object[0], new AckWithTimeout(100) {
            @Override
            public void onTimeout() {
                outcome.complete("timeout");
            }

            @Override
            public void onSuccess(Object... args) {
                outcome.complete("answer");
            }
        });
        assertThat(await(outcome)).isEqualTo("timeout");
    }

    @OverEachTransport
    void isRefusedByAMiddlewareWithMessageAndData(String transport) throws JSONException {
        JavaClient client = client("/secured", transport, Map.of("token", "wrong"));
        CompletableFuture<Object[]> refusal = client.next(Socket.EVENT_CONNECT_ERROR);
        client.socket().connect();
        JSONObject error = (JSONObject) await(refusal)[0];
        assertThat(error.getString("message")).isEqualTo("not authorized");
        assertThat(error.getJSONObject("data").getInt("code")).isEqualTo(7);
        assertThat(client.socket().connected()).isFalse();
    }

    @OverEachTransport
    void passesAMiddlewareWithTheRightToken(String transport) throws JSONException {
        JavaClient client = client("/secured", transport, RIGHT).connect();
        Object[] answer = client.ask("whoami");
        assertThat(answer[0]).isEqualTo("Ali");
        assertThat(((JSONObject) answer[1]).getString("token")).isEqualTo("open sesame");
    }

    @OverEachTransport
    void isToldAboutAnUnknownNamespace(String transport) throws JSONException {
        JavaClient client = client("/nowhere", transport, Map.of());
        CompletableFuture<Object[]> refusal = client.next(Socket.EVENT_CONNECT_ERROR);
        client.socket().connect();
        assertThat(((JSONObject) await(refusal)[0]).getString("message")).isEqualTo("Invalid namespace");
    }

    @OverEachTransport
    void sharesOneConnectionBetweenNamespaces(String transport) {
        JavaClient main = connected(transport);
        int before = otherClients();
        CompletableFuture<Object[]> connected = new CompletableFuture<>();
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Socket other = main.socket().io().socket("/other");
        other.once(Socket.EVENT_CONNECT, connected::complete);
        other.connect();
        await(connected);
        other.emit("echo", new Object[] {"o"}, (Ack) args -> answer.complete(args[0]));
        assertThat(await(answer)).isEqualTo("o");
        assertThat(other.id()).isNotEqualTo(main.socket().id());
        assertThat(otherClients()).isEqualTo(before);
        other.disconnect();
        assertSame(main.ask("echo with ack", "m"), "m");
    }

    @OverEachTransport
    void reachesTheMembersOfARoom(String transport) {
        JavaClient one = connected(transport);
        JavaClient two = connected(transport);
        List<Object> told = new CopyOnWriteArrayList<>();
        one.socket().on("told", args -> told.add("one " + args[0]));
        two.socket().on("told", args -> told.add("two " + args[0]));
        String room = "room of " + one.socket().id();
        one.ask("join", room);
        two.ask("join", room);
        one.ask("tell others", room);
        one.ask("tell rooms", new JSONArray(List.of(room)), "all");
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(told).containsExactlyInAnyOrder("two others of " + room, "one all", "two all"));
    }

    @OverEachTransport
    void doesNotComeBackAfterTheServerHasDisconnectedIt(String transport) throws InterruptedException {
        for (String event : new String[] {"disconnect me", "close my connection"}) {
            JavaClient client = connected(transport);
            CompletableFuture<Object[]> disconnect = client.next(Socket.EVENT_DISCONNECT);
            client.socket().emit(event);
            assertSame(await(disconnect), "io server disconnect");
            assertThat(reasons.take()).isEqualTo("server namespace disconnect");
            assertThat(client.socket().isActive()).isFalse();
        }
    }

    @OverEachTransport
    void tellsTheServerThatItLeaves(String transport) throws InterruptedException {
        JavaClient client = connected(transport);
        client.close();
        assertThat(reasons.take()).isIn("client namespace disconnect", "transport close");
    }

    @OverEachTransport
    void comesBackWithAnotherIdAfterTheConnectionBroke(String transport) {
        JavaClient client = connected(transport);
        String before = client.socket().id();
        CompletableFuture<Object[]> disconnect = client.next(Socket.EVENT_DISCONNECT);
        CompletableFuture<Object[]> connect = client.next(Socket.EVENT_CONNECT);
        client.breakConnections();
        assertSame(await(disconnect), "transport error");
        await(connect);
        assertThat(client.socket().id()).isNotEqualTo(before);
        assertSame(client.ask("echo with ack", "back"), "back");
    }

    /** Only polling: over WebSocket this client does not notice that the server closes. */
    @ParameterizedTest
    @ValueSource(strings = "polling")
    void comesBackAfterAMessageThatWasTooLarge(String transport) {
        JavaClient client = connected(transport);
        CompletableFuture<Object[]> disconnect = client.next(Socket.EVENT_DISCONNECT);
        CompletableFuture<Object[]> connect = client.next(Socket.EVENT_CONNECT);
        client.socket().emit("echo", "x".repeat(2_000_000));
        assertSame(await(disconnect), "transport error");
        await(connect);
        assertSame(client.ask("echo with ack", "back"), "back");
    }
}
