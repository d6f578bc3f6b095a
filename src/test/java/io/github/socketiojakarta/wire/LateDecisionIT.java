package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code asyncRequestFilter}, on both transports. */
class LateDecisionIT extends ServerTest {

    private final BlockingQueue<CompletableFuture<Object>> decisions = new LinkedBlockingQueue<>();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.pingInterval(Duration.ofSeconds(2)).pingTimeout(Duration.ofSeconds(2));
        options.asyncRequestFilter(request -> {
            CompletableFuture<Object> decision = new CompletableFuture<>();
            if (request.query("late").isPresent()) {
                decisions.add(decision);
            } else {
                decision.complete(true);
            }
            return decision;
        });
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.engine().onInitialHeaders((headers, request) -> headers.put("x-first", "1"));
    }

    private RawHttp ask(String transport) {
        String[] headers = transport.equals("websocket") ? RawWebSocket.handshake() : new String[0];
        return RawHttp.connect(server).begin("GET", "/socket.io/?EIO=4&late=1&transport=" + transport, "", headers);
    }

    private CompletableFuture<Object> decision() throws InterruptedException {
        return Optional.ofNullable(decisions.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void answersWhenTheApplicationHasDecided(String transport) throws InterruptedException {
        try (RawHttp http = ask(transport)) {
            CompletableFuture<Object> decision = decision();
            assertThat(otherClients()).isZero();
            decision.complete(null);
            if (transport.equals("polling")) {
                HttpReply reply = http.reply();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("x-first")).hasValue("1");
                assertThat(reply.body()).startsWith("0{\"sid\":");
            } else {
                assertThat(http.replyWithoutBody().status()).isEqualTo(101);
            }
        }
        assertNobodyStays();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void refusesWhenTheApplicationRefuses(String transport) throws InterruptedException {
        try (RawHttp http = ask(transport)) {
            decision().completeExceptionally(new ConnectionRefusedException("banned"));
            HttpReply reply = http.reply();
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).isEqualTo("{\"code\":4,\"message\":\"banned\"}");
        }
        assertNobodyStays();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void aStageThatSaysNoRefuses(String transport) throws InterruptedException {
        try (RawHttp http = ask(transport)) {
            decision().complete(false);
            assertThat(http.reply().status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void nothingStaysOfAClientThatLeftBeforeTheDecision(String transport) throws InterruptedException {
        RawHttp http = ask(transport);
        CompletableFuture<Object> decision = decision();
        http.reset();
        decision.complete(null);
        assertNobodyStays();
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void refusesWhenTheApplicationNeverDecides(String transport) throws InterruptedException {
        try (RawHttp http = ask(transport)) {
            CompletableFuture<Object> decision = decision();
            HttpReply reply = http.reply();
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
            decision.complete(null);
        }
        assertNobodyStays();
    }

    private void assertNobodyStays() {
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> otherClients() == 0);
    }
}
