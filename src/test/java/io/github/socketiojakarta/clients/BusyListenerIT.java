package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.harness.UndertowServer;
import io.github.socketiojakarta.harness.UndertowServer.Endpoints;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Listeners that work for longer than the heartbeat, on the threads of each container and on an executor. */
@ParameterizedClass
@CsvSource({
    "JETTY, INLINE",
    "JETTY, EXECUTOR",
    "TOMCAT, INLINE",
    "TOMCAT, EXECUTOR",
    "UNDERTOW, INLINE",
    "UNDERTOW, EXECUTOR"
})
class BusyListenerIT {

    private static final Duration HEARTBEAT = Duration.ofMillis(1_500);
    private static final long WORK = 7_000;

    private enum Server {
        JETTY,
        TOMCAT,
        UNDERTOW
    }

    private enum Threads {
        INLINE,
        EXECUTOR
    }

    @Parameter(0)
    private Server kind;

    @Parameter(1)
    private Threads threads;

    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setContextClassLoader(null); // or Tomcat takes it for one of the application's
        return thread;
    });
    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private TestServer start() throws Exception {
        SocketIoOptions.Builder options = SocketIoOptions.builder()
                .pingInterval(HEARTBEAT)
                .pingTimeout(HEARTBEAT)
                .allowEIO3(true);
        if (threads == Threads.EXECUTOR) {
            options.executor(executor);
        }
        return switch (kind) {
            case JETTY -> Container.JETTY.start(options.build(), this::serve);
            case TOMCAT -> Container.TOMCAT.start(options.build(), this::serve);
            case UNDERTOW -> UndertowServer.start(Endpoints.ON_WORKERS, options.build(), this::serve);
        };
    }

    private void serve(SocketIoServer io) {
        io.onConnection(socket -> {
            AtomicInteger done = new AtomicInteger();
            socket.onDisconnect(reason -> log.add(reason.toString()));
            socket.on("work", long.class, (millis, ack) -> {
                Thread.sleep(millis); // what else would work be
                log.add("worked");
                ack.send(done.incrementAndGet());
            });
        });
    }

    @Test
    void aClientWhoseListenersWorkIsNotTakenForGoneAndTakesTheServerForAlive() throws Exception {
        try (TestServer server = start()) {
            String output = NodeScript.run(
                    Map.of("URL", server.url(), "WORK", String.valueOf(WORK), "EVENTS", String.valueOf(WORK / 100)),
                    "client/busy.mjs");
            assertThat(output).contains("12 clients served");
        }
    }

    @Test
    void aClientThatHasGoneMeanwhileIsNoticedWhenTheWorkEnds() throws Exception {
        try (TestServer server = start();
                RawWebSocket silent = RawWebSocket.connected(server)) {
            silent.text("420[\"work\"," + WORK / 2 + "]");
            assertThat(next()).isEqualTo("worked");
            assertThat(next()).isEqualTo("ping timeout");
        }
    }

    private String next() throws InterruptedException {
        return String.valueOf(log.poll(Departures.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
}
