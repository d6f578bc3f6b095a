package io.github.socketiojakarta.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.Header;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.Query;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.jackson.JacksonCodec;
import io.github.socketiojakarta.msgpack.MessagePackParser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the kit promises of its server. */
class InMemoryServerTest {

    public record Order(String item, int count) {}

    public record Bill(String item, double total) {}

    @SocketIoNamespace("/shop")
    static class Shop {
        final List<String> calls = new ArrayList<>();

        @OnConnecting
        void check(@Auth("token") Optional<String> token) {
            if (token.filter("secret"::equals).isEmpty()) {
                throw new ConnectionRefusedException("no token", new Order("hint", 7));
            }
        }

        @OnConnect
        void welcome(Socket socket, Optional<Principal> user) {
            socket.join("customers");
            calls.add("welcome " + user.map(Principal::getName).orElse("nobody"));
            socket.emit("welcome", socket.id());
        }

        @OnEvent("order")
        Bill order(Order order) {
            return new Bill(order.item(), 2.5 * order.count());
        }

        @OnEvent("reverse")
        byte[] reverse(byte[] bytes) {
            return new byte[] {bytes[1], bytes[0]};
        }

        @OnEvent("named")
        void named(@NotBlank String name) {
            calls.add("named " + name);
        }

        @OnEvent("close shop")
        @RolesAllowed("owner")
        String close() {
            return "closed";
        }

        @OnEvent("break")
        void fail() {
            throw new IllegalStateException("broken");
        }

        @OnEvent("refuse")
        void refuse() {
            throw new EventRefusedException("no", "not today");
        }

        @OnDisconnect
        void bye(DisconnectReason reason) {
            calls.add("bye " + reason);
        }
    }

    private static final Map<String, String> TOKEN = Map.of("token", "secret");

    @Test
    void handlersAreClassesOrInstances() {
        Shop shop = new Shop();
        try (InMemoryServer server = InMemoryServer.start(shop)) {
            server.client().namespace("/shop").auth(TOKEN).user("ada").connect();
            assertThat(shop.calls).containsExactly("welcome ada");
        }
        assertThat(shop.calls).containsExactly("welcome ada", "bye server shutting down");
        try (InMemoryServer server = InMemoryServer.start(Shop.class)) {
            TestClient client = server.client().namespace("shop").auth(TOKEN).connect();
            assertThat(client.next("welcome").get(0, String.class)).isEqualTo(client.id());
            assertThat(client.namespace()).isEqualTo("/shop");
        }
    }

    @Test
    void whatAMethodReturnsIsTheAcknowledgement() {
        try (InMemoryServer server = InMemoryServer.start(Shop.class)) {
            TestClient client = server.client().namespace("/shop").auth(TOKEN).connect();
            assertThat(client.emitWithAck("order", new Order("tea", 2)).get(0, Bill.class))
                    .isEqualTo(new Bill("tea", 5));
            assertThat(client.emitWithAck("reverse", new byte[] {1, 2}).get(0, byte[].class))
                    .containsExactly(2, 1);
        }
    }

    @Test
    void whatCannotBeHandledIsToldTheTest() {
        Shop shop = new Shop();
        try (InMemoryServer server = InMemoryServer.start(shop)) {
            TestClient client = server.client().namespace("/shop").auth(TOKEN).connect();
            client.emit("break");
            client.emit("named", " ");
            client.emit("order", "no order");
            Args answer = client.emitWithAck("close shop");
            assertThat(answer.json(0)).contains("\"error\"", "forbidden");
            assertThat(server.failures())
                    .extracting(failure -> failure.event().name())
                    .containsExactly("break", "named", "order", "close shop");
            assertThat(server.failures().get(0).exception()).hasMessage("broken");
            assertThat(server.failures()).extracting(EventFailure::origin).containsOnly(EventFailure.Origin.LISTENER);
            TestClient owner = server.client()
                    .namespace("/shop")
                    .auth(TOKEN)
                    .user("bob", "owner", "unknown")
                    .connect();
            assertThat(owner.emitWithAck("close shop").get(0, String.class)).isEqualTo("closed");
        }
    }

    @Test
    void aRefusalIsAValueOrAnException() {
        try (InMemoryServer server = InMemoryServer.start(Shop.class)) {
            ConnectErrorException error = server.client().namespace("/shop").connectError();
            assertThat(error).hasMessage("no token");
            assertThat(error.data(Order.class)).isEqualTo(new Order("hint", 7));
            assertThat(error.data()).contains(Map.of("item", "hint", "count", 7));
            assertThatThrownBy(() -> server.client().namespace("/nowhere").connect())
                    .isInstanceOfSatisfying(ConnectErrorException.class, unknown -> {
                        assertThat(unknown).hasMessage("Invalid namespace");
                        assertThat(unknown.data()).isEmpty();
                        assertThatIllegalStateException().isThrownBy(() -> unknown.data(String.class));
                    });
            assertThatThrownBy(
                            () -> server.client().namespace("/shop").auth(TOKEN).connectError())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("expected to refuse");
        }
    }

    @Test
    void aRequestFilterMayDecideOnAnotherThread() {
        SocketIoOptions options = SocketIoOptions.builder()
                .asyncRequestFilter(request -> CompletableFuture.runAsync(() -> {
                    if (request.query("let").isEmpty()) {
                        throw new ConnectionRefusedException("not you");
                    }
                }))
                .build();
        try (InMemoryServer server = InMemoryServer.builder().options(options).start()) {
            assertThat(server.client().connectError()).hasMessage("not you");
            assertThat(server.client().query("let", "me").connect().isConnected())
                    .isTrue();
        }
    }

    @Test
    void requestsAreLookedAtAsInAContainer() {
        SocketIoOptions options = SocketIoOptions.builder()
                .requestFilter(request -> {
                    if (request.query("let").isEmpty()) {
                        throw new ConnectionRefusedException("not you");
                    }
                })
                .transports(Transport.POLLING)
                .maxConnections(1)
                .build();
        try (InMemoryServer server = InMemoryServer.builder().options(options).start()) {
            assertThat(server.client().connectError()).hasMessage("not you");
            assertThat(server.client().query("let", "me & you").connect().isConnected())
                    .isTrue();
            ConnectErrorException full = server.client().query("let", "me").connectError();
            assertThat(full).hasMessage("Too many connections");
            assertThat(full.data()).contains(Map.of("code", 4, "message", "Too many connections"));
        }
        try (InMemoryServer server = InMemoryServer.start()) {
            assertThat(server.client().header("Origin", "http://elsewhere.org").connectError())
                    .hasMessage("Forbidden");
            assertThat(server.client().header("Origin", "http://localhost").connect())
                    .isNotNull();
        }
    }

    @Test
    void aHandlerSeesWhoTheClientIs() {
        try (InMemoryServer server = InMemoryServer.start()) {
            InMemoryHttpSession session = new InMemoryHttpSession(Map.of("cart", List.of("tea")));
            Socket socket = server.client()
                    .header("X-Color", "red")
                    .query("q", "a b")
                    .address("192.0.2.7")
                    .secure()
                    .user("ada")
                    .httpSession(session)
                    .auth(new Order("tea", 1))
                    .connect()
                    .socket();
            assertThat(socket.handshake().header("x-color")).contains("red");
            assertThat(socket.handshake().query("q")).contains("a b");
            assertThat(socket.handshake().url())
                    .startsWith("/socket.io/?")
                    .contains("q=a+b", "EIO=4", "transport=websocket");
            assertThat(socket.handshake().address()).isEqualTo("192.0.2.7");
            assertThat(socket.handshake().isSecure()).isTrue();
            assertThat(socket.handshake().principal())
                    .hasValueSatisfying(user -> assertThat(user.getName()).isEqualTo("ada"));
            assertThat(socket.handshake().httpSession().orElseThrow().getAttribute("cart"))
                    .isEqualTo(List.of("tea"));
            assertThat(socket.handshake().auth(Order.class)).isEqualTo(new Order("tea", 1));
            assertThat(socket.connection().transport()).isEqualTo(Transport.WEBSOCKET);
        }
    }

    @Test
    void parametersTakeWhatTheClientCameWith() {
        Parameters handler = new Parameters();
        try (InMemoryServer server = InMemoryServer.start(handler)) {
            server.client().query("room", "tea").header("X-Color", "red").connect();
            assertThat(handler.seen).isEqualTo("tea red");
        }
    }

    @SocketIoNamespace
    static class Parameters {
        String seen = "";

        @OnConnect
        void connect(@Query("room") String room, @Header("X-Color") String color) {
            seen = room + " " + color;
        }
    }

    @Test
    void aBroadcastReachesWhoIsInTheRoom() {
        try (InMemoryServer server = InMemoryServer.start()) {
            server.io().onConnection(socket -> {
                socket.on("enter", String.class, room -> socket.join(room));
                socket.on("say", String.class, text -> socket.to("tea").emit("said", text));
            });
            TestClient ada = server.connect();
            TestClient bob = server.connect();
            TestClient cat = server.connect();
            ada.emit("enter", "tea");
            bob.emit("enter", "tea");
            ada.emit("say", "hello");
            assertThat(bob.received("said"))
                    .singleElement()
                    .satisfies(args -> assertThat(args.toList()).containsExactly("hello"));
            assertThat(ada.received()).isEmpty();
            assertThat(cat.received()).isEmpty();
            assertThat(bob.socket().rooms()).containsExactlyInAnyOrder(bob.id(), "tea");
            server.io().in("tea").emit("all", 1, new byte[] {3});
            assertThat(ada.received()).singleElement().hasToString("all[1,{\"_placeholder\":true,\"num\":0}]");
            assertThat(ada.received("all").get(0).get(1, byte[].class)).containsExactly(3);
        }
    }

    @Test
    void timeoutsOfAcknowledgementsComeWhenTimePasses() {
        try (InMemoryServer server = InMemoryServer.start()) {
            TestClient client = server.connect();
            var answer = client.socket()
                    .timeout(Duration.ofSeconds(10))
                    .emitWithAck("question", 1)
                    .toCompletableFuture();
            server.advance(Duration.ofMillis(9_999));
            assertThat(answer).isNotDone();
            server.advance(Duration.ofMillis(1));
            assertThat(answer).isCompletedExceptionally();
            assertThatThrownBy(answer::join).hasCauseInstanceOf(AckTimeoutException.class);
            client.received().get(0).ack().send("too late");
            assertThatIllegalArgumentException().isThrownBy(() -> server.advance(Duration.ofMillis(-1)));
        }
    }

    @Test
    void theClockGoesByTheTimeOfTheServer() {
        Instant before = Instant.now();
        try (InMemoryServer server = InMemoryServer.start()) {
            Instant start = server.clock().instant();
            assertThat(start).isBetween(before, Instant.now());
            server.advance(Duration.ofDays(1));
            assertThat(server.clock().instant()).isEqualTo(start.plus(Duration.ofDays(1)));
            assertThat(server.connect().socket().handshake().time())
                    .isEqualTo(server.clock().instant());
        }
    }

    @Test
    void heartbeatsAreAnsweredForAsLongAsTimePasses() {
        try (InMemoryServer server = InMemoryServer.start()) {
            TestClient client = server.connect();
            server.advance(Duration.ofHours(2));
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void namespacesOfPatternsAreFollowedToo() {
        try (InMemoryServer server = InMemoryServer.start()) {
            server.io()
                    .of(Pattern.compile("/room-\\d+"))
                    .onConnection(socket -> socket.on("fail", args -> {
                        throw new IllegalStateException("broken");
                    }));
            TestClient client = server.client().namespace("/room-7").connect();
            client.emit("fail");
            assertThat(server.failures()).hasSize(1);
            assertThat(client.socket().namespace().name()).isEqualTo("/room-7");
        }
    }

    @Test
    void otherCodecsAndParsersAreUsed() {
        SocketIoOptions options = SocketIoOptions.builder()
                .jsonCodec(new JacksonCodec())
                .parser(new MessagePackParser())
                .build();
        try (InMemoryServer server =
                InMemoryServer.builder().options(options).handlers(Shop.class).start()) {
            assertThat(server.client().namespace("/shop").connectError().data(Order.class))
                    .isEqualTo(new Order("hint", 7));
            TestClient client = server.client().namespace("/shop").auth(TOKEN).connect();
            assertThat(client.emitWithAck("order", new Order("tea", 2)).get(0, Bill.class))
                    .isEqualTo(new Bill("tea", 5));
            assertThat(client.emitWithAck("reverse", new byte[] {1, 2}).get(0, byte[].class))
                    .containsExactly(2, 1);
            client.disconnect();
            assertThat(client.disconnectReason()).contains(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
        }
    }

    @Test
    void mistakesInHandlersAreThoseOfADeployment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InMemoryServer.start(String.class))
                .withMessageContaining("has no @SocketIoNamespace");
        assertThatThrownBy(() -> InMemoryServer.start(Twice.class)).hasMessageContaining("only one of them can answer");
        assertThatThrownBy(() -> InMemoryServer.start(NoConstructor.class))
                .hasMessageContaining("needs a constructor without parameters");
    }

    @SocketIoNamespace
    static class Twice {
        @OnEvent("a")
        void one() {}

        @OnEvent("a")
        void two() {}
    }

    @SocketIoNamespace
    record NoConstructor(String needed) {
        @OnEvent("a")
        void one() {}
    }

    @Test
    void socketsHaveInstancesOfTheirOwn() {
        try (InMemoryServer server = InMemoryServer.start(Counter.class)) {
            TestClient ada = server.connect();
            TestClient bob = server.connect();
            ada.emit("count");
            assertThat(ada.emitWithAck("count").get(0, int.class)).isEqualTo(2);
            assertThat(bob.emitWithAck("count").get(0, int.class)).isEqualTo(1);
        }
    }

    @SocketIoNamespace
    @SocketScoped
    static class Counter {
        private int count;

        @OnEvent("count")
        int count() {
            return ++count;
        }
    }

    @Test
    void aMiddlewareThatForgetsToAnswerIsNamed() {
        try (InMemoryServer server =
                InMemoryServer.builder().patience(Duration.ofMillis(50)).start()) {
            server.io().useAsync(socket -> new CompletableFuture<>());
            assertThatThrownBy(server::connect)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Has a middleware forgotten to answer?")
                    .hasMessageContaining("Waited 50 ms of real time");
        }
    }

    @Test
    void waitsForOtherThreads() throws Exception {
        try (InMemoryServer server =
                InMemoryServer.builder().patience(Duration.ofMillis(100)).start()) {
            List<String> done = new java.util.concurrent.CopyOnWriteArrayList<>();
            Thread other = new Thread(() -> done.add("done"));
            other.start();
            server.await("it is done", () -> !done.isEmpty());
            other.join();
            assertThatThrownBy(() -> server.await("the moon is blue", () -> false))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("Not so: the moon is blue.");
        }
    }

    @Test
    void closingTellsEverybodyOnce() {
        InMemoryServer server = InMemoryServer.builder()
                .options(SocketIoOptions.builder()
                        .shutdownDrain(Duration.ofSeconds(20))
                        .build())
                .start();
        TestClient client = server.connect();
        server.close();
        server.close();
        assertThat(client.disconnectReason()).contains(DisconnectReason.SERVER_SHUTTING_DOWN);
        assertThat(client.isConnected()).isFalse();
        assertThatThrownBy(server::connect).isInstanceOf(ConnectErrorException.class);
    }
}
