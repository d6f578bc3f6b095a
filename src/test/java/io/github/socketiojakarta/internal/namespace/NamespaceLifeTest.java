package io.github.socketiojakarta.internal.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.ParentNamespace;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.adapter.AdapterFactory;
import io.github.socketiojakarta.loopback.ClosableAdapter;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How namespaces come and go. */
class NamespaceLifeTest {

    private static final Pattern CHILD = Pattern.compile("/t-\\d+");

    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private Loopback server = new Loopback(SocketIoOptions.defaults());

    @AfterEach
    void stop() {
        server.close();
    }

    private void start(SocketIoOptions.Builder options) {
        start(options, AdapterFactory.IN_MEMORY);
    }

    private void start(SocketIoOptions.Builder options, AdapterFactory adapters) {
        server.close();
        server = Loopback.with(adapters, options.build());
    }

    private void cleaning() {
        start(SocketIoOptions.builder().cleanupEmptyChildNamespaces(true));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(2));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String reply(Client client) {
        await().until(() -> !client.sent.isEmpty());
        return String.valueOf(client.sent.poll());
    }

    private static Thread start(Runnable code) {
        Thread thread = new Thread(code);
        thread.start();
        return thread;
    }

    @Test
    void nobodyJoinsBeforeTheListenersOfNewNamespacesAreThrough() throws Exception {
        server.io.of(CHILD);
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.io.onNewNamespace(namespace -> {
            called.countDown();
            await(go);
            assertThat(server.io.of(namespace.name()))
                    .as("can be looked up, and used")
                    .isSameAs(namespace);
            namespace.use(socket -> {
                throw new ConnectionRefusedException("guarded");
            });
        });
        Client first = server.open();
        Client second = server.open();
        Thread thread = start(() -> first.text("40/t-1,"));
        await(called);
        second.text("40/t-1,");
        assertThat(second.sent).isEmpty();
        go.countDown();
        assertThat(reply(second)).isEqualTo("44/t-1,{\"message\":\"guarded\"}");
        assertThat(reply(first)).isEqualTo("44/t-1,{\"message\":\"guarded\"}");
        thread.join();
    }

    private void failOnce() {
        AtomicBoolean failed = new AtomicBoolean();
        server.io.onNewNamespace(namespace -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the database is down");
            }
            namespace.use(socket -> {
                throw new ConnectionRefusedException("guarded");
            });
        });
    }

    /** It would be open to everybody, if the listener was to guard it. */
    @Test
    void nobodyJoinsANamespaceOfWhichAListenerFailed() {
        ParentNamespace parent = server.io.of(CHILD);
        failOnce();
        Client client = server.open();
        client.text("40/t-1,");
        assertThat(reply(client)).isEqualTo("44/t-1,{\"message\":\"Internal server error\"}");
        assertThat(parent.children()).isEmpty();
        assertThat(server.io.directory().all()).hasSize(1);
        client.text("40/t-1,");
        assertThat(reply(client)).as("made again, and guarded").isEqualTo("44/t-1,{\"message\":\"guarded\"}");
        assertThat(parent.children()).hasSize(1);
    }

    @Test
    void whoeverWaitsForANamespaceOfWhichAListenerFailsIsToldSo() throws Exception {
        start(
                SocketIoOptions.builder().maxChildNamespaces(1),
                context -> new ClosableAdapter(context, () -> seen.add("closed " + context.namespace())));
        server.io.of(CHILD);
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.io.onNewNamespace(namespace -> {
            called.countDown();
            await(go);
            throw new IllegalStateException("the database is down");
        });
        Client first = server.open();
        Client second = server.open();
        Thread thread = start(() -> first.text("40/t-1,"));
        await(called);
        second.text("40/t-1,");
        assertThat(second.sent).isEmpty();
        go.countDown();
        assertThat(reply(second)).isEqualTo("44/t-1,{\"message\":\"Internal server error\"}");
        assertThat(reply(first)).isEqualTo("44/t-1,{\"message\":\"Internal server error\"}");
        thread.join();
        assertThat(seen).containsExactly("closed /t-1");
        first.text("40/t-1,");
        assertThat(reply(first)).as("counts no more").isEqualTo("44/t-1,{\"message\":\"Internal server error\"}");
    }

    @Test
    void theApplicationGetsWhatAListenerThrowsOfTheNamespaceItAskedFor() {
        failOnce();
        assertThatIllegalStateException().isThrownBy(() -> server.io.of("/a")).withMessage("the database is down");
        assertThat(server.io.directory().all()).hasSize(1);
        Client client = server.open();
        client.text("40/a,");
        assertThat(reply(client)).isEqualTo("44/a,{\"message\":\"Invalid namespace\"}");
        server.io.of("/a");
        client.text("40/a,");
        assertThat(reply(client)).isEqualTo("44/a,{\"message\":\"guarded\"}");
    }

    @Test
    void aChildThatGoesWhileAListenerRunsIsNoChildAnyMore() throws Exception {
        cleaning();
        ParentNamespace parent = server.io.of(CHILD);
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.io.onNewNamespace(namespace -> {
            if (called.getCount() > 0) {
                called.countDown();
                await(go);
            }
        });
        Client first = server.open();
        Client second = server.open();
        Thread thread = start(() -> first.text("40/t-1,"));
        await(called);
        second.text("40/t-1,");
        second.text("41/t-1,");
        go.countDown();
        assertThat(reply(first)).startsWith("40/t-1,{");
        thread.join();
        first.text("41/t-1,");
        await().until(() -> parent.children().isEmpty());
        assertThat(server.io.directory().all()).extracting(Namespace::name).containsExactly("/");
    }

    @Test
    void aChildWhoseOnlyClientHasGoneMeanwhileGoesToo() {
        cleaning();
        CompletableFuture<Boolean> decision = new CompletableFuture<>();
        ParentNamespace parent = server.io.ofAsync((name, handshake) -> decision);
        server.io.onNewNamespace(seen::add);
        Client client = server.connect();
        client.text("40/x,");
        client.text("41/x,");
        decision.complete(true);
        await().until(() -> !seen.isEmpty());
        await().until(() -> parent.children().isEmpty());
    }

    @Test
    void aChildThatTheApplicationAsksForLaterStaysFromThenOn() {
        cleaning();
        ParentNamespace parent = server.io.of(CHILD);
        Client client = server.open();
        client.text("40/t-1,");
        reply(client);
        Namespace child = server.io.of("/t-1");
        child.use(socket -> {
            throw new ConnectionRefusedException("guarded");
        });
        client.text("41/t-1,");
        await().until(() -> parent.sockets().isEmpty());
        Client stranger = server.open();
        stranger.text("40/t-1,");
        assertThat(reply(stranger)).isEqualTo("44/t-1,{\"message\":\"guarded\"}");
        assertThat(server.io.of("/t-1")).isSameAs(child);
        assertThat(parent.children()).containsExactly(child);
    }

    @Test
    void aNamespaceThatIsOverDoesNotTakeItsSuccessorAlong() {
        cleaning();
        server.io.of(CHILD);
        Client client = server.open();
        client.text("40/t-1,");
        reply(client);
        LocalNamespace before = find("/t-1");
        client.text("41/t-1,");
        await().until(() -> server.io.directory().all().size() == 1);
        client.text("40/t-1,");
        reply(client);
        LocalNamespace now = find("/t-1");
        server.io.directory().forget(before);
        assertThat(find("/t-1")).isSameAs(now).isNotSameAs(before);
    }

    private LocalNamespace find(String name) {
        return server.io.directory().all().stream()
                .filter(namespace -> namespace.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theServerHasClosedWhenAllAdaptersHave() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean early = new AtomicBoolean();
        start(
                SocketIoOptions.builder(),
                context -> new ClosableAdapter(context, () -> {
                    closing.countDown();
                    await(go);
                    seen.add("closed " + context.namespace());
                }));
        server.io.of("/a");
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread thread = start(() -> server.io.close().thenRun(() -> closed.complete(null)));
        await(closing);
        early.set(server.io.close().toCompletableFuture().isDone());
        go.countDown();
        closed.get(20, TimeUnit.SECONDS);
        thread.join();
        assertThat(early).isFalse();
        assertThat(seen).containsExactlyInAnyOrder("closed /", "closed /a");
        assertThatIllegalStateException()
                .isThrownBy(() -> server.io.of("/late"))
                .withMessageContainingAll("/late", "has closed");
        assertThat(seen).as("its adapter is closed too").contains("closed /late");
        assertThat(server.io.of("/a").name()).isEqualTo("/a");
    }

    @Test
    void aNameWithACommaIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.io.of("/with,comma"))
                .withMessageContainingAll("/with,comma", "comma");
        assertThat(server.io.directory().all()).hasSize(1);
    }

    @Test
    void canBeLookedForWithoutBeingMade() {
        assertThat(server.io.find("/a")).isEmpty();
        assertThat(server.io.namespaces()).containsOnlyKeys("/");
        Namespace made = server.io.of("/a");
        assertThat(server.io.find("/a")).containsSame(made);
        assertThat(server.io.find("a")).containsSame(made);
        assertThat(server.io.namespaces()).containsOnlyKeys("/", "/a");
        assertThat(server.io.find("/"))
                .hasValueSatisfying(main -> assertThat(main.name()).isEqualTo("/"));
    }

    @Test
    void clientsCannotHaveAsManyNamespacesMadeAsTheyLike() {
        start(SocketIoOptions.builder().maxChildNamespaces(2).cleanupEmptyChildNamespaces(true));
        ParentNamespace parent = server.io.of((name, handshake) -> true);
        Client client = server.open();
        client.text("40/a,");
        client.text("40/b,");
        client.text("40/c,");
        assertThat(client.sent).hasSize(3).last().isEqualTo("44/c,{\"message\":\"Too many namespaces\"}");
        assertThat(server.io.limits().of(Limit.MAX_CHILD_NAMESPACES)).isEqualTo(1);
        client.text("41/a,");
        await().until(() -> parent.children().size() == 1);
        client.text("40/c,");
        await().until(() -> client.sent.size() == 4);
        assertThat(client.sent).last().asString().startsWith("40/c,{");
        Client other = server.open();
        other.text("40/b,");
        assertThat(reply(other)).as("one that is there can be joined").startsWith("40/b,{");
        server.io.of("/by-the-application");
    }
}
