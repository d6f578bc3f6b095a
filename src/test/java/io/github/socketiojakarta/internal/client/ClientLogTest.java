package io.github.socketiojakarta.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.internal.listen.SocketLogId;
import io.github.socketiojakarta.loopback.Loopback;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is logged about clients: a line each, whatever they send. */
class ClientLogTest {

    private static final String LIBRARY = "io.github.socketiojakarta";

    private final Loopback loopback = new Loopback(SocketIoOptions.defaults());
    private final LogCapture log = LogCapture.of(LIBRARY, Level.FINE);

    @AfterEach
    void close() {
        log.close();
        loopback.close();
    }

    private List<String> lines() {
        assertThat(log.records()).allSatisfy(line -> assertThat(line.getLevel()).isEqualTo(Level.FINE));
        List<String> lines = log.messages(Level.FINE);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r").hasSizeLessThan(1_000));
        return lines;
    }

    @Test
    @DisplayName("N6: an event to which nobody listens is logged")
    void anEventToWhichNobodyListens() {
        loopback.io.onConnection(socket -> socket.on("known", (args, ack) -> {}));
        Loopback.Client client = loopback.connect();
        client.text("42[\"known\",1]");
        client.text("42[\"un\\nknown\",1]");
        assertThat(lines().stream().filter(line -> line.contains("nobody listens")))
                .singleElement()
                .asString()
                .contains("'un\\u000aknown'", "in /");
    }

    @Test
    void anEventThatIsHeardByACatchAllListenerIsNot() {
        loopback.io.onConnection(socket -> socket.onAny((name, args, ack) -> {}));
        loopback.connect().text("42[\"unknown\",1]");
        assertThat(lines()).noneMatch(line -> line.contains("nobody listens"));
    }

    @Test
    void anEventThatAMiddlewareHasSeenIs() {
        loopback.io.onConnection(socket -> socket.use(event -> {}));
        loopback.connect().text("42[\"unknown\",1]");
        assertThat(lines()).anyMatch(line -> line.contains("nobody listens to the event 'unknown'"));
    }

    @Test
    @DisplayName("E12: line breaks of clients are escaped in the log")
    void lineBreaks() {
        loopback.io.onConnection(socket -> {
            socket.on("a\nb", Integer.class, number -> {});
            socket.on("c\nd", (args, ack) -> {
                throw new EventRefusedException("no", "not " + args.get(0, String.class));
            });
            socket.use(event -> {
                if (event.name().startsWith("stop")) {
                    throw new EventRefusedException("no", "stopped");
                }
            });
        });
        Loopback.Client client = loopback.connect();
        client.text("42[\"a\\nb\",\"x\"]");
        client.text("42[\"c\\nd\",\"x\\ny\"]");
        client.text("42[\"stop\\nit\"]");
        client.text("42/name\nspace,[\"x\"]");
        assertThat(lines()).anyMatch(line -> line.contains("a\\u000ab"));
        assertThat(lines()).anyMatch(line -> line.contains("c\\u000ad"));
        assertThat(lines()).anyMatch(line -> line.contains("stop\\u000ait"));
        assertThat(lines()).anyMatch(line -> line.contains("/name\\u000aspace"));
    }

    @Test
    void anEndingSession() {
        loopback.connect().text("4x\ny");
        assertThat(lines()).anyMatch(line -> line.startsWith("sess\u2026: bad packet"));
        assertThat(lines().stream().filter(line -> line.contains("session ended")))
                .singleElement()
                .asString()
                .startsWith("sess\u2026: session ended: FORCED_CLOSE");
    }

    /** Whoever reads the log could go on with the session. */
    @Test
    void theSessionIdIsASecret() {
        loopback.io.of("/x").useAsync(socket -> CompletableFuture.failedStage(new IllegalStateException("down")));
        Loopback.Client client = loopback.connect();
        client.text("42[\"unknown\",1]");
        client.text("40/x,");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> log.messages(Level.WARNING).size() == 1);
        client.text("4x");
        assertThat(log.records()).hasSizeGreaterThan(3);
        assertThat(log.records()).noneMatch(line -> line.getMessage().contains("session-1"));
        assertThat(log.messages(Level.FINE))
                .noneMatch(line -> line.contains("session-1"))
                .anyMatch(line -> line.startsWith("sess\u2026: bad packet"));
    }

    @Test
    void theIdOfAnOldClientsSocketIsASecretToo() {
        assertThat(SocketLogId.of(socket("/x#0123456789abcdef", "0123456789abcdef")))
                .isEqualTo("/x#012345\u2026");
        assertThat(SocketLogId.of(socket("0123456789abcdef", "0123456789abcdef")))
                .isEqualTo("012345\u2026");
        assertThat(SocketLogId.of(socket("public", "0123456789abcdef"))).isEqualTo("public");
    }

    private static Socket socket(String id, String secret) {
        return fake(Socket.class, Map.of("id", id, "connection", fake(Connection.class, Map.of("id", secret))));
    }

    private static <T> T fake(Class<T> type, Map<String, Object> values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> values.get(method.getName())));
    }
}
