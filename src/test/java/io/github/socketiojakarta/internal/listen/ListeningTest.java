package io.github.socketiojakarta.internal.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.AnyListener;
import io.github.socketiojakarta.ArgsListener;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.GenericType;
import io.github.socketiojakarta.OutgoingListener;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.PayloadListener;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public class ListeningTest {

    public record Order(String item, int count) {}

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<Object> seen = new ArrayList<>();
    private Socket socket;
    private Client client;

    @BeforeEach
    void connect() {
        server.io.onConnection(connected -> socket = connected);
        client = server.connect();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void callsSeveralListenersInTheOrderTheyWereAdded() {
        socket.on("x", args -> seen.add(1));
        socket.on("x", String.class, text -> seen.add(text));
        socket.on("x", (args, ack) -> seen.add(3));
        client.text("42[\"x\",\"two\"]");
        assertThat(seen).containsExactly(1, "two", 3);
    }

    private static EventRefusedException refusal(Object data) {
        return new EventRefusedException("full", "No room", data);
    }

    @Test
    void tellsTheClientThatAListenerHasRefused() {
        socket.on("x", (args, ack) -> {
            throw refusal(List.of(1, 2));
        });
        socket.on("late", args -> {
            throw refusal(1);
        });
        socket.on("late", (args, ack) -> ack.send("too late"));
        client.text("420[\"x\"]");
        client.text("42[\"x\"]");
        client.text("421[\"late\"]");
        assertThat(client.sent)
                .containsExactly(
                        "430[{\"error\":{\"code\":\"full\",\"message\":\"No room\",\"data\":[1,2]}}]",
                        "431[{\"error\":{\"code\":\"full\",\"message\":\"No room\",\"data\":1}}]");
    }

    @Test
    void tellsTheClientThatAMiddlewareHasRefused() {
        socket.onAny((event, args, ack) -> {
            if (event.equals("first")) {
                throw refusal("any");
            }
        });
        socket.use(event -> {
            throw refusal("middleware");
        });
        client.text("420[\"first\"]");
        client.text("421[\"second\"]");
        assertThat(client.sent)
                .containsExactly(
                        "430[{\"error\":{\"code\":\"full\",\"message\":\"No room\",\"data\":\"any\"}}]",
                        "431[{\"error\":{\"code\":\"full\",\"message\":\"No room\",\"data\":\"middleware\"}}]");
    }

    @Test
    void answersARefusalWhoseDataCannotBeSent() {
        Object[] self = new Object[1];
        self[0] = self;
        socket.on("x", (args, ack) -> {
            throw refusal(self);
        });
        client.text("420[\"x\"]");
        assertThat(client.sent)
                .containsExactly(
                        "430[{\"error\":{\"code\":\"failed\",\"message\":\"The event could not be handled\"}}]");
    }

    /** As in Node.js: what it was is nothing for a client. */
    @Test
    void tellsTheClientOfNoOtherFailure() {
        socket.on("x", (args, ack) -> {
            throw new IllegalStateException("expected in the log");
        });
        client.text("420[\"x\"]");
        assertThat(client.sent).isEmpty();
    }

    @Test
    void callsAListenerOnceOnly() {
        socket.once("x", args -> seen.add("args"));
        socket.once("x", int.class, number -> seen.add(number));
        socket.once("x", (args, ack) -> ack.send("first"));
        client.text("420[\"x\",1]");
        client.text("421[\"x\",2]");
        assertThat(seen).containsExactly("args", 1);
        assertThat(client.sent).containsExactly("430[\"first\"]");
        assertThat(socket.eventNames()).isEmpty();
    }

    @Test
    void aListenerForOneEventMayRemoveItselfAndAddOthers() {
        ArgsListener[] self = new ArgsListener[1];
        self[0] = args -> {
            seen.add("self");
            socket.off("x", self[0]);
            socket.on("x", later -> seen.add("next"));
        };
        socket.on("x", self[0]);
        client.text("42[\"x\"]");
        client.text("42[\"x\"]");
        assertThat(seen).containsExactly("self", "next");
    }

    @Test
    void removesTheListenerThatWasGiven() {
        PayloadListener<String> first = text -> seen.add("first " + text);
        ArgsListener second = args -> seen.add("second");
        socket.on("x", String.class, first);
        socket.on("x", second);
        socket.on("x", String.class, first);
        assertThat(socket.listeners("x")).containsExactly(first, second, first);
        socket.off("x", first);
        assertThat(socket.listeners("x")).containsExactly(first, second);
        client.text("42[\"x\",\"a\"]");
        assertThat(seen).containsExactly("first a", "second");
    }

    @Test
    void removesAllListenersOfOneEventOrOfAll() {
        socket.on("x", args -> seen.add("x"));
        socket.on("y", args -> seen.add("y"));
        socket.on("z", args -> seen.add("z"));
        socket.off("x");
        assertThat(socket.eventNames()).containsExactlyInAnyOrder("y", "z");
        client.text("42[\"x\"]");
        client.text("42[\"y\"]");
        socket.off();
        client.text("42[\"y\"]");
        client.text("42[\"z\"]");
        assertThat(seen).containsExactly("y");
    }

    @Test
    void convertsToGenericTypes() {
        socket.on("orders", new GenericType<List<Order>>() {}, orders -> seen.add(orders.get(1)));
        socket.on(
                "byName",
                new GenericType<Map<String, Order>>() {},
                (orders, ack) -> ack.send(orders.get("a").count()));
        client.text("42[\"orders\",[{\"item\":\"tea\",\"count\":1},{\"item\":\"milk\",\"count\":2}]]");
        client.text("429[\"byName\",{\"a\":{\"item\":\"tea\",\"count\":5}}]");
        assertThat(seen).containsExactly(new Order("milk", 2));
        assertThat(client.sent).containsExactly("439[5]");
    }

    @Test
    void catchAllListenersComeFirstAndSeeWhatMiddlewaresRefuse() {
        AnyListener second = (event, args, ack) -> seen.add("any " + event + args.toList());
        socket.onAny(second);
        socket.prependAny((event, args, ack) -> seen.add("prepended"));
        socket.use(event -> {
            seen.add("middleware");
            throw new IllegalStateException("no");
        });
        socket.on("x", args -> seen.add("listener"));
        client.text("42[\"x\",true]");
        assertThat(seen).containsExactly("prepended", "any x[true]", "middleware");
        socket.offAny(second);
        assertThat(socket.listenersAny()).hasSize(1);
        socket.offAny();
        assertThat(socket.listenersAny()).isEmpty();
    }

    @Test
    void aCatchAllListenerCanAnswer() {
        socket.onAny((event, args, ack) -> ack.send(event));
        client.text("425[\"unknown\"]");
        assertThat(client.sent).containsExactly("435[\"unknown\"]");
    }

    @Test
    void showsWhatIsSentByItselfAndByBroadcastsButNotAcks() {
        OutgoingListener all = (event, args) -> seen.add(event + args);
        socket.onAnyOutgoing(all);
        socket.prependAnyOutgoing((event, args) -> seen.add("first"));
        socket.on("x", (args, ack) -> ack.send("answer"));
        socket.emit("own", 1);
        server.io.emit("all", 2);
        client.text("420[\"x\"]");
        assertThat(seen).containsExactly("first", "own[1]", "first", "all[2]");
        socket.offAnyOutgoing(all);
        assertThat(socket.listenersAnyOutgoing()).hasSize(1);
        socket.offAnyOutgoing();
        assertThat(socket.listenersAnyOutgoing()).isEmpty();
        assertThat(client.sent).containsExactly("42[\"own\",1]", "42[\"all\",2]", "430[\"answer\"]");
    }

    @Test
    void middlewaresRunInOrderAndMayAnswer() {
        socket.use(event -> seen.add("one " + event.name()));
        socket.use(event -> event.ack().send("from middleware"));
        socket.on("x", (args, ack) -> ack.send("from listener"));
        client.text("427[\"x\"]");
        assertThat(seen).containsExactly("one x");
        assertThat(client.sent).containsExactly("437[\"from middleware\"]");
    }

    @Test
    void aMiddlewareThatRefusesIsSeenByTheErrorListenersAndNotByTheClient() {
        List<EventFailure> failures = new ArrayList<>();
        socket.use(event -> {
            throw new IllegalArgumentException("not you");
        });
        socket.on("x", args -> seen.add("listener"));
        socket.onError(failures::add);
        client.text("420[\"x\",1]");
        assertThat(seen).isEmpty();
        assertThat(client.sent).isEmpty();
        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure.origin()).isEqualTo(EventFailure.Origin.MIDDLEWARE);
            assertThat(failure.exception()).hasMessage("not you");
            assertThat(failure.event().name()).isEqualTo("x");
            assertThat(failure.event().socket()).isSameAs(socket);
        });
    }

    @Test
    void anErrorListenerMayTellTheClient() {
        server.io.onError(failure -> {
            if (failure.event().ack().isRequested()) {
                failure.event().ack().send(Map.of("error", failure.exception().getMessage()));
            }
        });
        socket.on("x", args -> {
            throw new IllegalStateException("broken");
        });
        client.text("420[\"x\"]");
        assertThat(client.sent).containsExactly("430[{\"error\":\"broken\"}]");
        assertThat(socket.isConnected()).isTrue();
    }

    @Test
    void aListenerThatFailsNeitherStopsTheOthersNorTheErrorListeners() {
        List<Throwable> failures = new ArrayList<>();
        socket.onError(failure -> {
            throw new IllegalStateException("the error listener fails too");
        });
        socket.onError(failure -> failures.add(failure.exception()));
        socket.on("x", args -> {
            throw new StackOverflowError("deep");
        });
        socket.on("x", int.class, number -> seen.add(number));
        socket.on("x", args -> seen.add("last"));
        client.text("42[\"x\",\"no number\"]");
        assertThat(seen).containsExactly("last");
        assertThat(failures).hasSize(2);
        assertThat(failures.get(0)).isInstanceOf(StackOverflowError.class);
        assertThat(failures.get(1)).isInstanceOf(PayloadException.class);
    }

    @Test
    void anEventCalledErrorIsAnEventLikeAnyOther() {
        List<EventFailure> failures = new ArrayList<>();
        socket.onError(failures::add);
        socket.on("error", args -> seen.add("event"));
        client.text("42[\"error\"]");
        assertThat(seen).containsExactly("event");
        assertThat(failures).isEmpty();
    }

    @Test
    void anAsynchronousMiddlewareDecidesLaterWhileOtherEventsPass() {
        CompletableFuture<Void> decision = new CompletableFuture<>();
        List<Object> arrived = java.util.Collections.synchronizedList(seen);
        socket.useAsync(event -> event.name().equals("slow") ? decision : CompletableFuture.completedStage(null));
        socket.on("slow", args -> arrived.add("slow"));
        socket.on("fast", args -> arrived.add("fast"));
        client.text("42[\"slow\"]");
        client.text("42[\"fast\"]");
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> arrived.contains("fast"));
        assertThat(arrived).containsExactly("fast");
        decision.complete(null);
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> arrived.size() == 2);
    }

    @Test
    void anAsynchronousMiddlewareThatSaysFalseStopsTheEvent() {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        socket.useAsync(event -> CompletableFuture.completedStage(false));
        socket.onError(failed -> failure.complete(failed.exception()));
        socket.on("x", args -> failure.complete(new AssertionError("it has passed")));
        client.text("42[\"x\"]");
        assertThat(failure.orTimeout(20, TimeUnit.SECONDS).join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("false");
    }

    @Test
    void anEventIsDroppedIfItsSocketLeavesWhileAMiddlewareDecides() {
        CompletableFuture<Void> decision = new CompletableFuture<>();
        socket.useAsync(event -> decision);
        socket.on("x", args -> seen.add("late"));
        client.text("42[\"x\"]");
        socket.disconnect();
        decision.complete(null);
        CompletableFuture<Void> after = new CompletableFuture<>();
        socket.onDisconnect(reason -> after.complete(null));
        after.orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(seen).isEmpty();
    }
}
