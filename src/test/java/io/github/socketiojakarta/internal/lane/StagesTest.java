package io.github.socketiojakarta.internal.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.loopback.Loopback;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever gets a stage may find that it is a {@link Future}, as Spring does with what a destroy method returns, and wait
 * for it.
 */
class StagesTest {

    private final Loopback loopback = new Loopback(SocketIoOptions.defaults());

    /** What the public interfaces return while no client is connected. */
    enum Stage {
        CLOSE(SocketIoServer::close),
        FETCH_SOCKETS(SocketIoServer::fetchSockets),
        FETCH_SOCKETS_OF_ROOM(io -> io.to("room").fetchSockets()),
        FETCH_SOCKETS_OF_PATTERN(io -> io.of(Pattern.compile("/a.*")).fetchSockets()),
        EMIT_WITH_ACK(io -> io.timeout(Duration.ofSeconds(1)).emitWithAck("question")),
        EMIT_WITH_ACK_TO_PATTERN(io -> io.of(Pattern.compile("/b.*")).emitWithAck("question")),
        SERVER_SIDE_EMIT_WITH_ACK(io -> io.serverSideEmitWithAck("question")),
        SERVER_SIDE_EMIT_WITH_ACK_TO_PATTERN(
                io -> io.of(Pattern.compile("/c.*")).serverSideEmitWithAck("question"));

        private final Function<SocketIoServer, CompletionStage<?>> call;

        Stage(Function<SocketIoServer, CompletionStage<?>> call) {
            this.call = call;
        }
    }

    @AfterEach
    void close() {
        loopback.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("N16: a stage that looks like a Future can be waited for")
    void canBeWaitedFor(Stage stage) throws Exception {
        if (stage.call.apply(loopback.io) instanceof Future<?> future) {
            Object unused = future.get(10, TimeUnit.SECONDS);
            assertThat(future).isDone();
        }
    }

    @Test
    void whatConcernsOneSocketCanBeWaitedFor() throws Exception {
        loopback.io.onConnection(socket -> {
            assertThat(socket.emitAsync("gone")).isInstanceOf(CompletableFuture.class);
            assertThat(socket.whenSent()).isInstanceOf(CompletableFuture.class);
            assertThat(socket.emitWithAck("question")).isInstanceOf(CompletableFuture.class);
            socket.emit("checked");
        });
        assertThat(loopback.open()).satisfies(client -> {
            client.text("40");
            assertThat(client.sent).anyMatch(packet -> packet.contains("checked"));
        });
    }

    @Test
    void nobodyCanSayThatTheServerHasClosedButTheServer() {
        Loopback.Client client = loopback.connect();
        client.stall();
        CompletableFuture<?> mine = loopback.io.close().toCompletableFuture();
        mine.cancel(false);
        assertThat(loopback.io.close().toCompletableFuture()).isNotCancelled();
        assertThat(loopback.io.close().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(10));
    }
}
