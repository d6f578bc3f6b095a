package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the official JavaScript client and the server are told when a connection ends, over each transport. */
@Tag("full")
@ParameterizedClass
@EnumSource(Container.class)
class JavaScriptClientEndingsIT {

    private static final SocketIoOptions DEFAULTS = SocketIoOptions.builder().build();

    @Parameter
    private Container container;

    private final Map<String, CompletableFuture<String>> reasons = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> stop = new CompletableFuture<>();

    /** Runs a test over polling, WebSocket, and polling that is upgraded. */
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    private @interface OverEachTransport {}

    private TestServer start(SocketIoOptions options) {
        return container.start(options, io -> {
            Scenarios.serve(io);
            watch(io);
        });
    }

    private void watch(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.onDisconnect(reason -> reasonOf(socket.id()).complete(reason.toString()));
            socket.on("stop", args -> stop.complete(null));
        });
        io.of("/watch")
                .onConnection(socket -> socket.on(
                        "reason of", String.class, (id, ack) -> reasonOf(id).thenAccept(ack::send)));
    }

    private CompletableFuture<String> reasonOf(String id) {
        return reasons.computeIfAbsent(id, unknown -> new CompletableFuture<>());
    }

    private void assertOnlyReason(String expected) throws Exception {
        Awaitility.await().atMost(Departures.PATIENCE).until(() -> !reasons.isEmpty()); // the client may be told first
        assertThat(reasons).hasSize(1);
        assertThat(reasons.values().iterator().next().get(15, TimeUnit.SECONDS)).isEqualTo(expected);
    }

    @OverEachTransport
    void bothSidesKnowWhoEndedIt(String transport) throws Exception {
        try (TestServer server = start(DEFAULTS)) {
            String output = NodeScript.run(
                    Map.of("URL", server.url(), "TRANSPORT", transport), "--test", "client/endings.test.mjs");
            assertThat(output).contains("# pass 4", "# fail 0", "# skipped 0");
        }
    }

    @OverEachTransport
    void bothSidesGiveUpWhenNothingComesAnyMore(String transport) throws Exception {
        SocketIoOptions impatient = SocketIoOptions.builder()
                .pingInterval(Duration.ofMillis(500))
                .pingTimeout(Duration.ofSeconds(5)) // a busy machine must not make either side miss one before
                .build();
        try (TestServer server = start(impatient)) {
            end(server, transport, "silence", "ping timeout");
            assertOnlyReason("ping timeout");
        }
    }

    @OverEachTransport
    void aServerThatClosesTellsItsSocketsAndItsClientsTryToComeBack(String transport) throws Exception {
        try (TestServer server = start(DEFAULTS)) {
            stop.thenRunAsync(() -> server.io().close());
            end(server, transport, "stop", "transport close");
            assertOnlyReason("server shutting down");
        }
    }

    private static void end(TestServer server, String transport, String ending, String reason) throws Exception {
        Map<String, String> environment =
                Map.of("URL", server.url(), "TRANSPORT", transport, "ENDING", ending, "REASON", reason);
        NodeScript.run(environment, "client/unexpected-end.mjs");
    }
}
