package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official Java client, over each transport, in each container. */
class JavaClientIT extends ServerTest {

    private static final int LIMIT_SECONDS = 15;

    enum Route {
        POLLING("polling"),
        WEBSOCKET("websocket"),
        UPGRADE("polling", "websocket");

        private final String[] transports;

        Route(String... transports) {
            this.transports = transports;
        }

        String last() {
            return transports[transports.length - 1];
        }
    }

    private final List<Socket> sockets = new ArrayList<>();

    @Override
    protected void handle(SocketIoServer io) {
        Scenarios.serve(io);
    }

    @AfterEach
    void disconnect() {
        sockets.forEach(Socket::disconnect);
        sockets.clear();
    }

    private Socket create(String namespace, Route route, Map<String, String> auth) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setTransports(route.transports)
                .setReconnectionDelay(50)
                .setAuth(auth)
                .build();
        Socket socket = IO.socket(URI.create(server.url() + namespace), options);
        sockets.add(socket);
        return socket;
    }

    private Socket connected(Route route) throws InterruptedException {
        return connect(create("/", route, Map.of()), route);
    }

    private Socket connect(Socket socket, Route route) throws InterruptedException {
        BlockingQueue<Object[]> connected = listen(socket, Socket.EVENT_CONNECT);
        socket.connect();
        take(connected);
        String id = socket.id();
        Awaitility.await()
                .until(() -> server.io().sockets().stream()
                        .filter(known -> known.id().equals(id))
                        .allMatch(known ->
                                known.connection().transport().wireName().equals(route.last())));
        return socket;
    }

    private static BlockingQueue<Object[]> listen(Socket socket, String event) {
        BlockingQueue<Object[]> received = new LinkedBlockingQueue<>();
        socket.on(event, received::add);
        return received;
    }

    private static Object[] take(BlockingQueue<Object[]> received) throws InterruptedException {
        Object[] args = received.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(args).as("what was to arrive within " + LIMIT_SECONDS + " s").isNotNull();
        return args;
    }

    private static Object[] ask(Socket socket, String event, Object... args) throws InterruptedException {
        BlockingQueue<Object[]> answers = new LinkedBlockingQueue<>();
        socket.emit(event, args, (Ack) answers::add);
        return take(answers);
    }

    @ParameterizedTest
    @EnumSource
    void exchangesTextNumbersAndObjects(Route route) throws Exception {
        Socket socket = connected(route);
        Object[] answer = ask(
                socket,
                "echo with ack",
                "äöü€ 😀 \u2028",
                1,
                -1.5,
                true,
                new JSONArray("[1,[2]]"),
                new JSONObject("{\"a\":{\"b\":null}}"));
        assertThat(answer).hasSize(6);
        assertThat(answer[0]).isEqualTo("äöü€ 😀 \u2028");
        assertThat(answer[1]).isEqualTo(1);
        assertThat(((Number) answer[2]).doubleValue()).isEqualTo(-1.5);
        assertThat(answer[3]).isEqualTo(true);
        assertThat(answer[4]).hasToString("[1,[2]]");
        assertThat(answer[5]).hasToString("{\"a\":{\"b\":null}}");
        assertThat(ask(socket, "echo with ack")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void exchangesBinaryAtAnyDepth(Route route) throws Exception {
        Socket socket = connected(route);
        JSONObject nested = new JSONObject().put("deep", new JSONArray().put(new byte[] {4, 5}));
        Object[] answer = ask(socket, "echo with ack", new byte[] {1, 2, 3}, nested, "text");
        assertThat((byte[]) answer[0]).containsExactly(1, 2, 3);
        assertThat((byte[]) ((JSONObject) answer[1]).getJSONArray("deep").get(0))
                .containsExactly(4, 5);
        assertThat(answer[2]).isEqualTo("text");
        JSONObject parcel = new JSONObject()
                .put("label", "books")
                .put("content", new byte[] {1, 2, 3})
                .put("sizes", new JSONArray("[4,5]"));
        JSONObject returned = (JSONObject) ask(socket, "parcel", parcel)[0];
        assertThat(returned.getString("label")).isEqualTo("re: books");
        assertThat((byte[]) returned.get("content")).containsExactly(3, 2, 1);
    }

    @ParameterizedTest
    @EnumSource
    void exchangesLargeMessages(Route route) throws Exception {
        Socket socket = connected(route);
        for (int size : new int[] {64 * 1024, 900 * 1024}) {
            assertThat(ask(socket, "length of text", "x".repeat(size))[0]).isEqualTo(size);
            assertThat((String) ask(socket, "text of length", size)[0]).hasSize(size);
            int bytes = route == Route.POLLING ? size * 7 / 10 : size; // base64 on polling
            assertThat(ask(socket, "length of bytes", (Object) new byte[bytes])[0])
                    .isEqualTo(bytes);
            assertThat((byte[]) ask(socket, "bytes of length", size)[0]).hasSize(size);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheOrderOfAThousandEvents(Route route) throws Exception {
        Socket socket = connected(route);
        BlockingQueue<Object[]> echoed = listen(socket, "echoed");
        for (int i = 0; i < 1_000; i++) {
            socket.emit("echo", i);
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(take(echoed)).containsExactly(i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersTheServersQuestions(Route route) throws Exception {
        Socket socket = connected(route);
        socket.on("question", args -> ((Ack) args[args.length - 1]).call("42", new byte[] {((byte[]) args[1])[0]}));
        Object[] answer = ask(socket, "ask me");
        assertThat(answer[0]).isEqualTo("42");
        assertThat((byte[]) answer[1]).containsExactly(42);
        assertThat((String) ask(socket, "ask me in vain")[0]).contains("operation has timed out");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedByAMiddlewareWithMessageAndData(Route route) throws Exception {
        Socket socket = create("/secured", route, Map.of("token", "wrong"));
        BlockingQueue<Object[]> errors = listen(socket, Socket.EVENT_CONNECT_ERROR);
        socket.connect();
        JSONObject error = (JSONObject) take(errors)[0];
        assertThat(error.getString("message")).isEqualTo("not authorized");
        assertThat(error.getJSONObject("data").getInt("code")).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void passesAMiddlewareAndSharesTheConnection(Route route) throws Exception {
        Socket secured = connect(create("/secured", route, Map.of("token", "open sesame")), route);
        assertThat(ask(secured, "whoami")[0]).isEqualTo("Ali");
        Socket other = secured.io().socket("/other");
        sockets.add(other);
        connect(other, route);
        assertThat(ask(other, "echo", "o")[0]).isEqualTo("o");
        other.disconnect();
        assertThat(ask(secured, "echo", "s")[0]).isEqualTo("s");
    }

    @ParameterizedTest
    @EnumSource
    void reachesRooms(Route route) throws Exception {
        Socket a = connected(route);
        Socket b = connected(route);
        BlockingQueue<Object[]> toldA = listen(a, "told");
        BlockingQueue<Object[]> toldB = listen(b, "told");
        String room = "java " + a.id();
        ask(a, "join", room);
        ask(b, "join", room);
        ask(b, "join", room + " 2");
        ask(a, "tell rooms", new JSONArray().put(room).put(room + " 2"), "both");
        assertThat(take(toldA)[0]).isEqualTo("both");
        Object[] told = take(toldB);
        assertThat(told[0]).isEqualTo("both");
        assertThat((byte[]) told[1]).containsExactly(1, 2, 3);
        ask(b, "echo with ack", "flush");
        assertThat(toldB).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void staysAwayOrComesBackAsItShould(Route route) throws Exception {
        Socket socket = connected(route);
        BlockingQueue<Object[]> connected = listen(socket, Socket.EVENT_CONNECT);
        BlockingQueue<Object[]> gone = listen(socket, Socket.EVENT_DISCONNECT);
        loseConnection(socket);
        take(connected);
        assertThat(ask(socket, "echo with ack", "back")[0]).isEqualTo("back");
        socket.emit("disconnect me");
        Awaitility.await().until(() -> gone.stream().anyMatch(args -> args[0].equals("io server disconnect")));
        assertThat(socket.isActive()).isFalse();
    }

    private static void loseConnection(Socket socket) throws ReflectiveOperationException {
        Field engine = Manager.class.getDeclaredField("engine"); // the client has no other way to lose it
        engine.setAccessible(true);
        ((io.socket.engineio.client.Socket) engine.get(socket.io())).close();
    }
}
