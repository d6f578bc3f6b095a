package io.github.socketiojakarta.clients;

import static io.github.socketiojakarta.clients.JavaClient.assertSame;
import static io.github.socketiojakarta.clients.JavaClient.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ResettingProxy;
import io.github.socketiojakarta.harness.ServerTest;
import io.socket.client.AckWithTimeout;
import io.socket.client.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the official Java client begins and ends, over each transport, in each container. */
class JavaClientEndingsIT extends ServerTest {

    private final List<JavaClient> clients = new CopyOnWriteArrayList<>();
    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    /** Runs a test over polling, WebSocket, and polling that is upgraded. */
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    private @interface OverEachTransport {}

    @Override
    protected void handle(SocketIoServer io) {
        Scenarios.serve(io);
        io.onConnection(socket -> socket.onDisconnect(reason -> reasons.put(socket.id(), reason.toString())));
    }

    @AfterEach
    void leave() {
        clients.forEach(JavaClient::close);
        clients.clear();
    }

    private JavaClient client(String namespace, String transport) {
        JavaClient client = JavaClient.of(server.url(), namespace, transport);
        clients.add(client);
        return client;
    }

    private JavaClient connected(String transport) {
        JavaClient client = client("/", transport).connect();
        if (transport.equals("upgrade")) {
            client.awaitWebSocket();
        }
        return client;
    }

    @OverEachTransport
    void receivesWhatAConnectionListenerEmits(String transport) {
        JavaClient client = client("/", transport);
        CompletableFuture<Object[]> hello = client.next("hello");
        client.connect();
        assertSame(await(hello), client.socket().id(), transport.equals("websocket") ? "websocket" : "polling");
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
    void isToldAboutAnUnknownNamespace(String transport) throws JSONException {
        JavaClient client = client("/nowhere", transport);
        CompletableFuture<Object[]> refusal = client.next(Socket.EVENT_CONNECT_ERROR);
        client.socket().connect();
        assertThat(((JSONObject) await(refusal)[0]).getString("message")).isEqualTo("Invalid namespace");
    }

    @OverEachTransport
    void doesNotComeBackAfterTheServerHasDisconnectedIt(String transport) {
        for (String event : new String[] {"disconnect me", "close my connection"}) {
            JavaClient client = connected(transport);
            String id = client.socket().id();
            CompletableFuture<Object[]> disconnect = client.next(Socket.EVENT_DISCONNECT);
            client.socket().emit(event);
            assertSame(await(disconnect), "io server disconnect");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(reasons).containsEntry(id, "server namespace disconnect"));
            assertThat(client.socket().isActive()).isFalse();
        }
    }

    @OverEachTransport
    void tellsTheServerThatItLeaves(String transport) {
        JavaClient client = connected(transport);
        String id = client.socket().id();
        client.close();
        Awaitility.await().untilAsserted(() -> assertThat(reasons).containsEntry(id, "client namespace disconnect"));
    }

    /** Only polling: over WebSocket this client does not notice that the server closes. */
    @ParameterizedTest
    @ValueSource(strings = "polling")
    void comesBackAfterAMessageThatWasTooLarge(String transport) {
        JavaClient client = connected(transport);
        CompletableFuture<Object[]> disconnect = client.next(Socket.EVENT_DISCONNECT);
        CompletableFuture<Object[]> connect = client.next(Socket.EVENT_CONNECT);
        String id = client.socket().id();
        long before = tooLarge();
        client.socket().emit("echo", "x".repeat(2_000_000));
        // by the refused POST, or by the close packet in answer to the held GET, on a connection of its own
        assertThat(await(disconnect)[0]).isIn("transport error", "transport close");
        Awaitility.await().untilAsserted(() -> assertThat(reasons).containsEntry(id, "transport error"));
        assertThat(tooLarge() - before).isEqualTo(1);
        await(connect);
        assertThat(client.socket().id()).isNotEqualTo(id);
        assertSame(client.ask("echo with ack", "back"), "back");
    }

    private long tooLarge() {
        return server.io().limits().of(Limit.MAX_HTTP_BUFFER_SIZE);
    }

    @OverEachTransport
    void comesBackWithAnotherIdAfterTheConnectionBroke(String transport) throws Exception {
        try (ResettingProxy proxy = ResettingProxy.before(server)) {
            JavaClient client = JavaClient.of(proxy.url(), "/", transport);
            clients.add(client);
            client.connect();
            if (transport.equals("upgrade")) {
                client.awaitWebSocket();
            }
            String before = client.socket().id();
            CompletableFuture<Object[]> disconnect = client.next(Socket.EVENT_DISCONNECT);
            CompletableFuture<Object[]> connect = client.next(Socket.EVENT_CONNECT);
            proxy.breakConnections();
            assertSame(await(disconnect), "transport error");
            proxy.repair();
            await(connect);
            assertThat(client.socket().id()).isNotEqualTo(before);
            assertSame(client.ask("echo with ack", "back"), "back");
            client.close();
        }
    }
}
