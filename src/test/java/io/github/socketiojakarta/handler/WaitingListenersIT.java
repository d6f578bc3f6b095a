package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Listeners that wait for clients that never answer, with fewer, as many and more than there are threads for them. */
class WaitingListenersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final int THREADS = 16;
    private static final int OWN_THREADS = Math.max(16, 8 * Runtime.getRuntime().availableProcessors());
    private static final List<Integer> CLIENTS = List.of(16, 64, 256);

    private enum Threads {
        OF_CONTAINER,
        EXECUTOR,
        CDI
    }

    private enum Setup {
        JETTY(Container.JETTY, Threads.OF_CONTAINER, 190, 199),
        JETTY_EXECUTOR(Container.JETTY, Threads.EXECUTOR, THREADS, THREADS),
        TOMCAT(Container.TOMCAT, Threads.OF_CONTAINER, 200, 200),
        TOMCAT_EXECUTOR(Container.TOMCAT, Threads.EXECUTOR, THREADS, THREADS),
        TOMCAT_CDI(Container.TOMCAT, Threads.CDI, OWN_THREADS, OWN_THREADS);

        private final Container container;
        private final Threads threads;

        /** How many may wait at once, as src/site/markdown/threads.md says. */
        private final int atLeast;

        private final int atMost;

        Setup(Container container, Threads threads, int atLeast, int atMost) {
            this.container = container;
            this.threads = threads;
            this.atLeast = atLeast;
            this.atMost = atMost;
        }
    }

    /** Whatever handler makes the application one with CDI. */
    @SocketIoNamespace("/other")
    @ApplicationScoped
    public static class Other {

        @OnEvent("hello")
        public String hello() {
            return "hello";
        }
    }

    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task);
        thread.setContextClassLoader(null); // or Tomcat takes it for one of the application's
        return thread;
    });
    private final AtomicInteger begun = new AtomicInteger();
    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private final AtomicReference<Socket> silent = new AtomicReference<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        executor.shutdownNow();
    }

    private TestServer start(Setup setup) throws Exception {
        if (setup.threads == Threads.CDI) {
            HandlerApplication application =
                    HandlerApplication.start(setup.container, HandlerApplication.Mode.CDI, Other.class);
            open.add(application);
            serve(application.server().io());
            return application.server();
        }
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        if (setup.threads == Threads.EXECUTOR) {
            options.executor(executor);
        }
        TestServer server = setup.container.start(options.build(), this::serve);
        open.add(server::close);
        return server;
    }

    private void serve(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.on("echo", String.class, (text, ack) -> ack.send(text));
            socket.on("be silent", (args, ack) -> {
                silent.set(socket);
                ack.send();
            });
            socket.on("wait for me", args -> waitFor(socket, TIMEOUT));
            socket.on("wait for the silent one", args -> waitFor(silent.get(), Duration.ofMinutes(10)));
        });
    }

    private void waitFor(Socket asked, Duration timeout) {
        begun.incrementAndGet();
        try {
            asked.timeout(timeout).emitWithAck("question").toCompletableFuture().join();
            outcomes.add("answered");
        } catch (CompletionException e) {
            outcomes.add(e.getCause().getClass().getSimpleName());
        } catch (IllegalStateException e) {
            outcomes.add(e.getClass().getSimpleName());
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    private static String echo(RawWebSocket client, String text) {
        String reply = client.text("427[\"echo\",\"" + text + "\"]").next();
        while (reply.equals("2")) {
            reply = client.text("3").next();
        }
        return reply;
    }

    static List<Arguments> setupsAndClients() {
        List<Arguments> all = new ArrayList<>();
        for (Setup setup : Setup.values()) {
            CLIENTS.forEach(clients -> all.add(Arguments.of(setup, clients)));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("setupsAndClients")
    void everyWaitEndsAndAllIsGoneAfterwards(Setup setup, int number) throws Exception {
        TestServer server = start(setup);
        List<RawWebSocket> clients = new ArrayList<>();
        try (RawWebSocket healthy = RawWebSocket.connected(server)) {
            for (int i = 0; i < number; i++) {
                clients.add(RawWebSocket.connected(server));
            }
            clients.forEach(client -> client.text("42[\"wait for me\"]"));
            await().until(() -> outcomes.size() == number);
            assertThat(outcomes)
                    .containsOnly(
                            setup.threads == Threads.OF_CONTAINER
                                    ? IllegalStateException.class.getSimpleName()
                                    : AckTimeoutException.class.getSimpleName());
            assertThat(echo(healthy, "there you are")).isEqualTo("437[\"there you are\"]");
            clients.forEach(RawWebSocket::close);
            await().until(() -> server.io().clientsCount() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asManyListenersWaitAtOnceAsThePageSays(Setup setup) throws Exception {
        TestServer server = start(setup);
        List<RawWebSocket> clients = new ArrayList<>();
        int number = setup.atMost + 10;
        try (RawWebSocket asked = RawWebSocket.connected(server)) {
            assertThat(asked.text("427[\"be silent\"]").next()).isEqualTo("437[]");
            for (int i = 0; i < number; i++) {
                clients.add(RawWebSocket.connected(server));
            }
            clients.forEach(client -> client.text("42[\"wait for the silent one\"]"));
            await().until(() -> begun.get() >= setup.atLeast);
            await().pollDelay(Duration.ofMillis(500)).until(() -> begun.get() <= setup.atMost);
            assertThat(outcomes).isEmpty();
            silent.get().disconnect();
            await().until(() -> outcomes.size() == number);
            assertThat(outcomes).containsOnly(SocketDisconnectedException.class.getSimpleName());
            clients.forEach(RawWebSocket::close);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHealthyClientIsServedAsLongAsThereIsAThread(Setup setup) throws Exception {
        TestServer server = start(setup);
        List<RawWebSocket> clients = new ArrayList<>();
        try (RawWebSocket healthy = RawWebSocket.connected(server);
                RawWebSocket asked = RawWebSocket.connected(server)) {
            assertThat(asked.text("427[\"be silent\"]").next()).isEqualTo("437[]");
            for (int i = 0; i < THREADS - 1; i++) {
                clients.add(RawWebSocket.connected(server).text("42[\"wait for the silent one\"]"));
            }
            await().until(() -> begun.get() == THREADS - 1);
            for (int i = 0; i < 100; i++) {
                assertThat(echo(healthy, "number " + i)).isEqualTo("437[\"number " + i + "\"]");
            }
            assertThat(outcomes).isEmpty();
            asked.close();
            await().until(() -> outcomes.size() == THREADS - 1);
            assertThat(outcomes).containsOnly(SocketDisconnectedException.class.getSimpleName());
            clients.forEach(RawWebSocket::close);
            await().until(() -> server.io().clientsCount() == 1);
        }
    }
}
