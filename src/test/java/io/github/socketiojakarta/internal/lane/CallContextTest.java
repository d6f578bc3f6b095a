package io.github.socketiojakarta.internal.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.Roles;
import io.github.socketiojakarta.loopback.Loopback;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose code it is, as the container would be told. */
class CallContextTest {

    enum Threads {
        INLINE,
        EXECUTOR
    }

    private final ThreadLocal<String> user = ThreadLocal.withInitial(() -> "anybody");
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private Loopback server;

    private void start(Threads threads) {
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        if (threads == Threads.EXECUTOR) {
            options.executor(executor);
        }
        server = new Loopback(options.build(), of("nobody"));
    }

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    private CallContext of(String name) {
        return code -> {
            String before = user.get();
            user.set(name);
            try {
                code.run();
            } finally {
                user.set(before);
            }
        };
    }

    private Loopback.Client connect(String name) {
        Loopback.Client client =
                server.open(new Caller(Optional.of(() -> name), Roles.NONE, Optional.empty(), of(name)));
        client.text("40");
        await().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith("40")));
        return client;
    }

    private void log(String what) {
        log.add(what + " " + user.get());
    }

    private void hasLogged(String... entries) {
        await().untilAsserted(() -> assertThat(log).contains(entries));
    }

    @ParameterizedTest
    @EnumSource
    void listenersRunAsTheUserWhoOpenedTheConnection(Threads threads) {
        start(threads);
        server.io.engine().onConnection(connection -> log("connection"));
        server.io.use(socket -> log("middleware"));
        server.io.onConnection(socket -> {
            log("connect");
            socket.on("event", args -> log("event"));
            socket.onDisconnect(reason -> log("disconnect"));
        });
        Loopback.Client alice = connect("alice");
        Loopback.Client bob = connect("bob");
        log.clear();
        alice.text("42[\"event\"]");
        hasLogged("event alice");
        bob.text("42[\"event\"]");
        hasLogged("event bob");
        alice.text("41");
        hasLogged("disconnect alice");
        connect("carol");
        hasLogged("connection carol", "middleware carol", "connect carol");
    }

    @ParameterizedTest
    @EnumSource
    void whatFollowsAnAnswerRunsAsTheUserWhoOwedIt(Threads threads) {
        start(threads);
        server.io.onConnection(socket -> {
            var answered = socket.emitWithAck("question").thenAccept(answer -> log("answer"));
            var late = socket.timeout(Duration.ofMillis(1))
                    .emitWithAck("in vain")
                    .whenComplete((answer, failure) -> {
                        if (failure != null) {
                            log("timeout");
                        }
                    });
        });
        Loopback.Client alice = connect("alice");
        await().until(() -> alice.sent.stream().anyMatch(sent -> sent.startsWith("420")));
        alice.text("430[]");
        hasLogged("answer alice", "timeout alice");
    }

    @ParameterizedTest
    @EnumSource
    void whatFollowsTheAnswersToABroadcastIsNobodys(Threads threads) {
        start(threads);
        Loopback.Client alice = connect("alice");
        var answered = server.io.emitWithAck("question").thenAccept(answer -> log("answers"));
        await().until(() -> alice.sent.stream().anyMatch(sent -> sent.contains("question")));
        alice.text("430[]");
        // what is over already when somebody asks to be told runs in the thread that asks; so this asks until it was
        // not
        await().untilAsserted(() -> {
            var late = server.io
                    .timeout(Duration.ofMillis(20))
                    .emitWithAck("in vain")
                    .whenComplete((answer, failure) -> log("timeout"));
            assertThat(log).contains("timeout nobody");
        });
        hasLogged("answers nobody");
    }
}
