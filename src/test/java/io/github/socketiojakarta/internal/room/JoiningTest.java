package io.github.socketiojakarta.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.adapter.AdapterFactory;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever fails while a client joins a namespace, it gets an answer. */
class JoiningTest {

    private static final String UNREADABLE = "{\"token\":\"x\"}";

    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private Loopback server = new Loopback(SocketIoOptions.defaults());

    @AfterEach
    void stop() {
        server.close();
    }

    private void start(SocketIoOptions.Builder options) {
        server.close();
        server = new Loopback(options.build());
    }

    private void start(AdapterFactory adapters) {
        server.close();
        server = Loopback.with(adapters, SocketIoOptions.defaults());
    }

    /** As one does for a number that is too large. */
    private void withACodecThatRefuses(SocketIoOptions.Builder options) {
        start(options);
        server.json.whenDecoding = () -> {
            throw new PayloadException("unreadable");
        };
    }

    private static String reply(Client client) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !client.sent.isEmpty());
        return String.valueOf(client.sent.poll());
    }

    @Test
    void anAuthPayloadThatCannotBeReadIsNoClaimOfASession() {
        withACodecThatRefuses(SocketIoOptions.builder().connectionStateRecovery(ConnectionStateRecovery.defaults()));
        Client client = server.open();
        client.text("40" + UNREADABLE);
        assertThat(reply(client)).startsWith("40{");
    }

    @Test
    void aMemberOfAnAuthPayloadThatCannotBeReadIsMissing() {
        withACodecThatRefuses(SocketIoOptions.builder());
        server.io.use(socket -> seen.add(socket.handshake().auth("token", String.class)));
        Client client = server.open();
        client.text("40" + UNREADABLE);
        assertThat(reply(client)).startsWith("40{");
        assertThat(seen).containsExactly(java.util.Optional.empty());
    }

    @Test
    void aMiddlewareThatReadsAllOfItRefuses() {
        withACodecThatRefuses(SocketIoOptions.builder());
        server.io.use(socket -> seen.add(socket.handshake().auth()));
        Client client = server.open();
        client.text("40" + UNREADABLE);
        assertThat(reply(client)).isEqualTo("44{\"message\":\"Internal server error\"}");
        assertThat(server.io.sockets()).isEmpty();
    }

    @Test
    void anAdapterFactoryMayFail() {
        AtomicBoolean down = new AtomicBoolean(true);
        start(context -> {
            if (context.namespace().startsWith("/t") && down.get()) {
                throw new IllegalStateException("the cluster is down");
            }
            return context.inMemory();
        });
        var parent = server.io.of(Pattern.compile("/t-\\d+"));
        Client client = server.open();
        client.text("40/t-1,");
        assertThat(reply(client)).isEqualTo("44/t-1,{\"message\":\"Internal server error\"}");
        assertThat(parent.children()).isEmpty();
        down.set(false);
        client.text("40/t-1,");
        assertThat(reply(client)).as("and may ask again").startsWith("40/t-1,{");
    }

    @Test
    void anAdapterFactoryMayFailBehindAPredicateThatTakesItsTime() {
        start(context -> {
            if (context.namespace().equals("/x")) {
                throw new IllegalStateException("the cluster is down");
            }
            return context.inMemory();
        });
        CompletableFuture<Boolean> decision = new CompletableFuture<>();
        server.io.ofAsync((name, handshake) -> decision);
        Client client = server.open();
        client.text("40/x,");
        decision.complete(true);
        assertThat(reply(client)).isEqualTo("44/x,{\"message\":\"Internal server error\"}");
    }

    @Test
    void aPredicateThatCompletesWithNullMeansNo() {
        CompletableFuture<Boolean> decision = new CompletableFuture<>();
        server.io.ofAsync((name, handshake) -> decision);
        Client client = server.open();
        client.text("40/x,");
        decision.complete(null);
        assertThat(reply(client)).isEqualTo("44/x,{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void theDetailsOfARefusalMayBeOfAKindThatCannotBeSent() {
        server.io.use(socket -> {
            throw new ConnectionRefusedException("no", new Itself());
        });
        Client client = server.open();
        client.text("40");
        assertThat(reply(client)).isEqualTo("44{\"message\":\"no\"}");
    }

    public static final class Itself {
        public String getValue() {
            throw new IllegalStateException("broken");
        }
    }

    /** Another client than the official ones may change its mind before it has been let in. */
    @Test
    void whoHasLeftBeforeItWasLetInIsToldNothing() {
        CompletableFuture<Void> middleware = new CompletableFuture<>();
        server.io.useAsync(socket -> middleware);
        server.io.of("/other");
        Client client = server.open();
        client.text("40");
        client.text("41");
        middleware.complete(null);
        client.text("40/other,");
        assertThat(reply(client)).startsWith("40/other,");
        assertThat(client.sent).isEmpty();
    }
}
