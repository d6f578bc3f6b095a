package io.github.socketiojakarta.internal.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.ParentNamespace;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.loopback.ClosableAdapter;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamicNamespaceTest {

    private static final Pattern DYNAMIC = Pattern.compile("/dynamic-\\d+");

    private Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<Object> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private static ConditionFactory within5s() {
        return Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1));
    }

    private static String reply(Client client) {
        within5s().until(() -> !client.sent.isEmpty());
        return String.valueOf(client.sent.poll());
    }

    @Test
    void aClientCreatesTheNamespaceThatThePatternMatches() {
        ParentNamespace parent = server.io.of(DYNAMIC);
        parent.onConnection(socket -> seen.add(socket.namespace().name()));
        Client client = server.open();
        client.text("40/dynamic-101,");
        assertThat(reply(client)).startsWith("40/dynamic-101,{\"sid\":");
        assertThat(seen).containsExactly("/dynamic-101");
        assertThat(parent.children()).extracting(Namespace::name).containsExactly("/dynamic-101");
        assertThat(parent.sockets()).hasSize(1);
    }

    @Test
    void thePatternMustMatchTheWholeName() {
        server.io.of(DYNAMIC);
        Client client = server.open();
        client.text("40/dynamic-101/x,");
        assertThat(reply(client)).isEqualTo("44/dynamic-101/x,{\"message\":\"Invalid namespace\"}");
        client.text("40/a/dynamic-101,");
        assertThat(reply(client)).startsWith("44/a/dynamic-101,");
    }

    @Test
    void aPredicateSeesTheNameAndTheAuthPayload() {
        server.io.of((name, handshake) ->
                name.equals("/secret") && handshake.auth("token", String.class).equals(java.util.Optional.of("abc")));
        Client client = server.open();
        client.text("40/secret,{\"token\":\"x\"}");
        assertThat(reply(client)).isEqualTo("44/secret,{\"message\":\"Invalid namespace\"}");
        client.text("40/secret,{\"token\":\"abc\"}");
        assertThat(reply(client)).startsWith("40/secret,{");
    }

    @Test
    void parentsAreAskedInTheirOrderAndAFailureMeansNo() {
        server.io.of((name, handshake) -> {
            seen.add("first");
            throw new IllegalStateException("broken");
        });
        server.io.ofAsync((name, handshake) -> {
            seen.add("second");
            return CompletableFuture.failedStage(new IllegalStateException("broken"));
        });
        server.io.ofAsync((name, handshake) -> {
            seen.add("third");
            return CompletableFuture.completedStage(true);
        });
        server.io.of((name, handshake) -> seen.add("never"));
        Client client = server.open();
        client.text("40/x,");
        assertThat(reply(client)).startsWith("40/x,{");
        assertThat(seen).containsExactly("first", "second", "third");
    }

    @Test
    void theClientMayGiveUpWhileAPredicateDecides() {
        CompletableFuture<Boolean> decision = new CompletableFuture<>();
        ParentNamespace parent = server.io.ofAsync(
                (name, handshake) -> name.equals("/x") ? decision : CompletableFuture.completedStage(false));
        Client client = server.connect();
        client.text("40/x,");
        client.text("41/x,");
        decision.complete(true);
        client.text("40/unknown,");
        assertThat(reply(client)).startsWith("44/unknown,");
        assertThat(client.sent).isEmpty();
        assertThat(client.closed).isFalse();
        assertThat(parent.sockets()).isEmpty();
    }

    @Test
    void toAskTwiceWhileAPredicateDecidesEndsTheConnection() {
        server.io.ofAsync((name, handshake) -> new CompletableFuture<>());
        Client client = server.connect();
        client.text("40/x,");
        assertThat(client.closed).isFalse();
        client.text("40/x,");
        assertThat(client.closed).isTrue();
    }

    @Test
    void eventsBeforeTheDecisionEndTheConnection() {
        server.io.ofAsync((name, handshake) -> new CompletableFuture<>());
        Client client = server.connect();
        client.text("40/x,");
        client.text("42/x,[\"early\"]");
        assertThat(client.closed).isTrue();
    }

    @Test
    void childrenInheritMiddlewaresAndListenersAlsoLaterOnes() {
        ParentNamespace parent = server.io.of(DYNAMIC);
        parent.use(socket -> seen.add("parent's"));
        server.io.onNewNamespace(child -> child.use(socket -> seen.add("own")));
        Client first = server.open();
        first.text("40/dynamic-1,");
        assertThat(reply(first)).startsWith("40/dynamic-1,");
        assertThat(seen).containsExactly("parent's", "own");
        parent.use(socket -> {
            throw new ConnectionRefusedException("closed");
        });
        Client second = server.open();
        second.text("40/dynamic-1,");
        assertThat(reply(second)).isEqualTo("44/dynamic-1,{\"message\":\"closed\"}");
    }

    @Test
    void theApplicationCreatesChildrenByName() {
        ParentNamespace parent = server.io.of(DYNAMIC);
        server.io.onNewNamespace(child -> seen.add(child.name()));
        Namespace child = server.io.of("/dynamic-7");
        server.io.of("/other");
        assertThat(server.io.of("dynamic-7")).isSameAs(child);
        assertThat(parent.children()).containsExactly(child);
        assertThat(seen).containsExactly("/dynamic-7", "/other");
    }

    @Test
    void theParentReachesAllItsChildren() {
        ParentNamespace parent = server.io.of(DYNAMIC);
        parent.onConnection(socket -> socket.join("room"));
        Client one = server.open();
        one.text("40/dynamic-1,");
        Client two = server.open();
        two.text("40/dynamic-2,");
        reply(one);
        reply(two);
        parent.to("room").emit("news", 1);
        assertThat(one.sent).containsExactly("42/dynamic-1,[\"news\",1]");
        assertThat(two.sent).containsExactly("42/dynamic-2,[\"news\",1]");
        var answers = parent.emitWithAck("q").toCompletableFuture();
        one.text("43/dynamic-1,0[1]");
        two.text("43/dynamic-2,0[2]");
        assertThat(answers.join().responses()).hasSize(2);
        List<RemoteSocket> found = parent.fetchSockets().toCompletableFuture().join();
        assertThat(found).hasSize(2);
        assertThat(parent.socket(found.get(0).id())).isPresent();
        parent.disconnectSockets();
        assertThat(one.sent).contains("41/dynamic-1,");
        within5s().until(() -> parent.sockets().isEmpty());
    }

    @Test
    void anEmptyChildStaysUnlessToldOtherwise() {
        ParentNamespace parent = server.io.of(DYNAMIC);
        Client client = server.open();
        client.text("40/dynamic-1,");
        client.text("41/dynamic-1,");
        within5s().until(() -> parent.sockets().isEmpty());
        assertThat(parent.children()).hasSize(1);
    }

    @Test
    void anEmptyChildGoesIfToldToAndComesBack() {
        server.close();
        server = Loopback.with(
                context -> new ClosableAdapter(context, () -> seen.add("closed " + context.namespace())),
                SocketIoOptions.builder().cleanupEmptyChildNamespaces(true).build());
        ParentNamespace parent = server.io.of(DYNAMIC);
        Client one = server.open();
        Client two = server.open();
        one.text("40/dynamic-1,");
        two.text("40/dynamic-1,");
        reply(one);
        reply(two);
        one.text("41/dynamic-1,");
        within5s().until(() -> parent.sockets().size() == 1);
        assertThat(parent.children()).hasSize(1);
        two.text("41/dynamic-1,");
        within5s().until(() -> parent.children().isEmpty());
        within5s().until(() -> seen.contains("closed /dynamic-1"));
        one.text("40/dynamic-1,");
        assertThat(reply(one)).startsWith("40/dynamic-1,");
        assertThat(parent.children()).hasSize(1);
    }

    @Test
    void aChildThatGoesLeavesNothingBehindForClientsThatCannotComeBackToIt() {
        server.close();
        server = new Loopback(SocketIoOptions.builder()
                .cleanupEmptyChildNamespaces(true)
                .connectionStateRecovery(ConnectionStateRecovery.defaults())
                .build());
        ParentNamespace parent = server.io.of(DYNAMIC);
        Client client = server.open();
        client.text("40/dynamic-1,");
        reply(client);
        server.io.of("/").emit("kept", "by the main namespace");
        parent.children().iterator().next().emit("kept", "by the child");
        client.leave();
        within5s().until(() -> parent.children().isEmpty());
        within5s().until(() -> server.timers() == 1);
    }

    @Test
    void aChildThatTheApplicationHasAskedForStaysWithWhatGuardsIt() {
        server.close();
        server = new Loopback(
                SocketIoOptions.builder().cleanupEmptyChildNamespaces(true).build());
        ParentNamespace parent = server.io.of(DYNAMIC);
        server.io.of("/dynamic-1").use(socket -> {
            if (socket.handshake().auth("key", String.class).isEmpty()) {
                throw new ConnectionRefusedException("no key");
            }
        });
        Client client = server.open();
        client.text("40/dynamic-1,{\"key\":\"right\"}");
        assertThat(reply(client)).startsWith("40/dynamic-1,");
        client.text("41/dynamic-1,");
        within5s().until(() -> parent.sockets().isEmpty());
        Client stranger = server.open();
        stranger.text("40/dynamic-1,");
        assertThat(reply(stranger)).isEqualTo("44/dynamic-1,{\"message\":\"no key\"}");
    }

    @Test
    void aChildThatRefusedItsFirstClientGoesToo() {
        server.close();
        server = new Loopback(
                SocketIoOptions.builder().cleanupEmptyChildNamespaces(true).build());
        ParentNamespace parent = server.io.of(DYNAMIC);
        parent.use(socket -> {
            throw new ConnectionRefusedException("no");
        });
        Client client = server.open();
        client.text("40/dynamic-1,");
        assertThat(reply(client)).isEqualTo("44/dynamic-1,{\"message\":\"no\"}");
        within5s().until(() -> parent.children().isEmpty());
    }

    @Test
    void clientsThatComeAndGoAtTheSameTimeAllFindTheirNamespace() throws InterruptedException {
        server.close();
        server = new Loopback(
                SocketIoOptions.builder().cleanupEmptyChildNamespaces(true).build());
        ParentNamespace parent = server.io.of(DYNAMIC);
        parent.onConnection(socket -> seen.add(socket.id()));
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                Client client = server.open();
                for (int round = 0; round < 500; round++) {
                    client.text("40/dynamic-1,");
                    if (!reply(client).startsWith("40/dynamic-1,{")) {
                        seen.add("refused");
                    }
                    client.text("41/dynamic-1,");
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join(30_000);
        }
        assertThat(seen).hasSize(2_000).doesNotContain("refused").doesNotHaveDuplicates();
        within5s().until(() -> parent.children().isEmpty());
    }

    @Test
    void theConnectionKnowsItsSockets() {
        server.io.of("/a").onConnection(seen::add);
        Client client = server.connect();
        client.text("40/a,");
        Socket socket = (Socket) seen.get(0);
        assertThat(socket.connection().sockets()).containsOnlyKeys("/", "/a").containsEntry("/a", socket);
    }

    /** Names come from clients, and so does how often a predicate fails. */
    @Test
    void aPredicateThatFailsIsLoggedOnceAndOnOneLine() {
        server.io.of((name, handshake) -> Long.parseLong(name.substring(1)) > 0);
        Client client = server.open();
        try (LogCapture log = LogCapture.of(LocalParentNamespace.class.getName(), Level.ALL)) {
            client.text("40/a\nWARNING forged,");
            client.text("40/b,");
            assertThat(log.messages(Level.WARNING))
                    .singleElement()
                    .asString()
                    .doesNotContain("\n")
                    .contains("forged");
            assertThat(log.messages(Level.FINE)).hasSize(1);
        }
    }
}
