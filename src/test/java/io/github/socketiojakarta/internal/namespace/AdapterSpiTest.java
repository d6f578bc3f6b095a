package io.github.socketiojakarta.internal.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.AdapterContext;
import io.github.socketiojakarta.internal.adapter.AdapterFactory;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.adapter.EmitFlags.Delivery;
import io.github.socketiojakarta.internal.adapter.EmitFlags.Scope;
import io.github.socketiojakarta.internal.incoming.JsonArgs;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import io.github.socketiojakarta.parser.Arguments;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever the API does with rooms and with more than one socket, it does by the adapter of the namespace: an adapter of a
 * cluster would not hear of the rest.
 */
class AdapterSpiTest {

    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, AdapterContext> contexts = new ConcurrentHashMap<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final Loopback server = Loopback.with(this::adapter, SocketIoOptions.defaults());

    @AfterEach
    void stop() {
        server.close();
    }

    private Adapter adapter(AdapterContext context) {
        contexts.put(context.namespace(), context);
        return (Adapter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Adapter.class}, (proxy, method, args) -> {
                    note(method, args == null ? new Object[0] : args);
                    try {
                        return method.invoke(context.inMemory(), args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void note(Method method, Object... args) {
        calls.add((method.getName() + " "
                        + Arrays.stream(args).map(AdapterSpiTest::text).collect(Collectors.joining(" ")))
                .trim());
    }

    private static String text(Object value) {
        if (value instanceof BroadcastEvent event) {
            return event.name();
        }
        if (value instanceof BroadcastOptions options) {
            return sorted(options.rooms()) + " but " + sorted(options.except())
                    + (options.flags().equals(EmitFlags.NONE) ? "" : " " + text(options.flags()));
        }
        if (value instanceof EmitFlags flags) {
            return (flags.delivery() == Delivery.VOLATILE ? "volatile " : "")
                    + (flags.compress() ? "" : "uncompressed ")
                    + (flags.scope() == Scope.LOCAL ? "local " : "")
                    + flags.timeout().map(Duration::toString).orElse("");
        }
        return value instanceof Collection<?> many ? sorted(many) : String.valueOf(value);
    }

    private static String sorted(Collection<?> many) {
        return many.stream().map(String::valueOf).sorted().toList().toString();
    }

    private Socket connect() {
        int before = sockets.size();
        if (before == 0) {
            server.io.onConnection(sockets::add);
        }
        server.connect();
        Socket socket = List.copyOf(sockets).get(before);
        assertCalls("addAll " + socket.id() + " [" + socket.id() + "]");
        return socket;
    }

    /** Asserts what has been called since this was asked, but for questions about one socket, which change nothing. */
    private void assertCalls(String... expected) {
        List<String> seen = new ArrayList<>();
        for (String call = calls.poll(); call != null; call = calls.poll()) {
            if (!call.startsWith("socketRooms")) {
                seen.add(call);
            }
        }
        assertThat(seen).containsExactly(expected);
    }

    @Test
    void roomsOfASocketAreThoseOfTheAdapter() {
        Socket socket = connect();
        socket.join("a", "b");
        assertCalls("addAll " + socket.id() + " [a, b]");
        assertThat(socket.rooms()).contains("a", "b");
        assertThat(calls).containsExactly("socketRooms " + socket.id());
        socket.leave("a");
        assertCalls("del " + socket.id() + " a");
        socket.disconnect();
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> calls.contains("delAll " + socket.id()));
    }

    @Test
    void broadcastsGoByTheAdapterWithAllThatWasSaid() {
        Socket socket = connect();
        server.io.emit("e");
        server.io.to("b", "a").except("c").emit("f");
        server.io.local().asVolatile().compress(false).emit("g");
        socket.to("a").emit("h");
        socket.except("b").emit("i");
        socket.broadcast().emit("j");
        server.io.send("text");
        assertCalls(
                "broadcast e [] but []",
                "broadcast f [a, b] but [c]",
                "broadcast g [] but [] volatile uncompressed local",
                "broadcast h [a] but [" + socket.id() + "]",
                "broadcast i [] but " + sorted(List.of("b", socket.id())),
                "broadcast j [] but [" + socket.id() + "]",
                "broadcast message [] but []");
    }

    @Test
    void questionsToManyGoByTheAdapter() {
        Socket socket = connect();
        server.io.to("nobody").timeout(Duration.ofSeconds(3)).emitWithAck("q");
        socket.to("nobody").emitWithAck("r");
        assertThat(calls).hasSize(2);
        assertThat(calls.poll()).isEqualTo("broadcastWithAck q [nobody] but [] PT3S");
        assertThat(calls.poll()).startsWith("broadcastWithAck r [nobody] but [" + socket.id() + "]");
    }

    @Test
    void whatIsDoneToManyGoesByTheAdapter() {
        Socket socket = connect();
        server.io.in("a").fetchSockets();
        server.io.in("a").socketsJoin("b", "c");
        server.io.except("a").socketsLeave("b");
        server.io.in("a").disconnectSockets();
        server.io.local().in("a").closeConnections();
        assertThat(calls.stream().map(call -> call.replaceAll("(NAMESPACE|CONNECTION)$", "SCOPE")))
                .containsExactly(
                        "fetchSockets [a] but []",
                        "addSockets [a] but [] [b, c]",
                        "delSockets [] but [a] [b]",
                        "del " + socket.id() + " b", // as the one in memory does, on each server
                        "disconnectSockets [a] but [] SCOPE",
                        "disconnectSockets [a] but [] local  SCOPE");
    }

    @Test
    void whatIsForOtherServersGoesByTheAdapterAndComesByIt() {
        List<String> heard = new ArrayList<>();
        server.io.onServerSideEvent("hello", (args, ack) -> heard.add("hello " + args.get(0, String.class)));
        server.io.serverSideEmit("e", 1);
        server.io.serverSideEmitWithAck("q", 2);
        assertThat(calls.poll()).isEqualTo("serverSideEmit e");
        assertThat(calls.poll()).startsWith("serverSideEmitWithAck q");
        contexts.get("/").serverSideEvent("hello", arguments("\"there\""), new AckOfNobody());
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> heard.equals(List.of("hello there")));
    }

    private Args arguments(String json) {
        return new JsonArgs(new Arguments(List.of(json), List.of(), json.length()), server.json);
    }

    private record AckOfNobody() implements Ack {
        @Override
        public boolean isRequested() {
            return false;
        }

        @Override
        public void send(Object... args) {}
    }

    @Test
    void eachNamespaceHasAnAdapterOfItsOwnAndLetsItGo() throws Exception {
        Namespace other = server.io.of("/other");
        assertThat(contexts).containsOnlyKeys("/", "/other");
        assertThat(((LocalNamespace) other).adapter()).isNotSameAs(server.io.adapter());
        other.emit("e");
        assertCalls("broadcast e [] but []");
        server.io.close().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(calls.stream().filter("close"::equals)).hasSize(2);
    }

    /** What reaches the adapter of a server reaches its own sockets only by that. */
    @Test
    void anAdapterThatDeliversNothingDeliversNothing() {
        AdapterFactory deaf = context -> (Adapter) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Adapter.class},
                (proxy, method, args) ->
                        method.getName().startsWith("broadcast") ? null : method.invoke(context.inMemory(), args));
        try (Loopback silent = Loopback.with(deaf, SocketIoOptions.defaults())) {
            Client client = silent.connect();
            silent.io.emit("lost");
            silent.io.local().emit("lost too");
            silent.io.sockets().iterator().next().emit("to one socket");
            assertThat(client.sent).containsExactly("42[\"to one socket\"]");
            assertThat(silent.io.adapter().sockets(Set.of())).hasSize(1);
        }
    }
}
