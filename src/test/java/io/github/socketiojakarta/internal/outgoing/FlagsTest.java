package io.github.socketiojakarta.internal.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.EventNotSentException;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.MissingAck;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketEmitter;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlagsTest {

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();

    @BeforeEach
    void connectTwo() {
        server.io.onConnection(sockets::add);
        clients.add(server.connect());
        clients.add(server.connect());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aVolatileEventIsDroppedWhileAnEarlierOneIsUnderWay() {
        clients.get(0).stall();
        sockets.get(0).emit("a");
        sockets.get(0).asVolatile().emit("lost");
        sockets.get(0).emit("b");
        clients.get(0).takeAll();
        sockets.get(0).asVolatile().emit("c");
        assertThat(clients.get(0).sent).containsExactly("42[\"a\"]", "42[\"b\"]", "42[\"c\"]");
    }

    @Test
    void aVolatileBroadcastIsDroppedForTheSlowOnlyWithItsAttachments() {
        clients.get(0).stall();
        sockets.get(0).emit("a");
        server.io.asVolatile().emit("v", new byte[3]);
        clients.get(0).takeAll();
        assertThat(clients.get(0).sent).containsExactly("42[\"a\"]");
        assertThat(clients.get(1).sent).containsExactly("451-[\"v\",{\"_placeholder\":true,\"num\":0}]", "binary 3");
    }

    /** Whatever the timeout: it was not sent, so nobody needs to wait. */
    @Test
    void aQuestionThatIsDroppedFailsAtOnce() {
        clients.get(0).stall();
        sockets.get(0).emit("a");
        SocketEmitter quick = sockets.get(0).asVolatile();
        for (SocketEmitter emitter : List.of(quick, quick.timeout(Duration.ofHours(1)))) {
            CompletableFuture<Args> answer = emitter.emitWithAck("lost").toCompletableFuture();
            assertThat(answer).isCompletedExceptionally();
            assertThatThrownBy(answer::join).hasCauseInstanceOf(EventNotSentException.class);
        }
        assertThat(server.timers()).isEqualTo(2); // the heartbeats
        clients.get(0).takeAll();
        CompletableFuture<Args> sent = quick.emitWithAck("sent").toCompletableFuture();
        clients.get(0).text("432[1]");
        assertThat(sent).isCompleted();
        assertThat(clients.get(0).sent).containsExactly("42[\"a\"]", "422[\"sent\"]");
    }

    @Test
    void whoIsNotAskedIsMissingAndNotWaitedFor() throws Exception {
        clients.get(0).stall();
        sockets.get(0).emit("a");
        var answers = server.io.asVolatile().emitWithAck("q").toCompletableFuture();
        clients.get(1).text("430[1]");
        assertThatThrownBy(() -> answers.get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(IncompleteAcksException.class, incomplete -> {
                    assertThat(incomplete.acks().answers())
                            .containsOnlyKeys(sockets.get(1).id());
                    assertThat(incomplete.acks().missing())
                            .containsExactly(Map.entry(sockets.get(0).id(), MissingAck.NOT_SENT));
                })
                .hasMessage("1 of 2 clients have answered, 1 could not be asked");
        assertThat(clients.get(0).sent).containsExactly("42[\"a\"]");
    }

    @Test
    void flagsAreSetOnNewOperatorsOnly() {
        var plain = server.io.to(sockets.get(0).id());
        var unused = plain.asVolatile().compress(false).local().timeout(Duration.ofMillis(1));
        clients.get(0).stall();
        sockets.get(0).emit("a");
        plain.emit("b");
        clients.get(0).takeAll();
        assertThat(clients.get(0).sent).containsExactly("42[\"a\"]", "42[\"b\"]");
    }

    @Test
    void localAndUncompressedEventsArrive() {
        server.io.local().emit("a");
        server.io.compress(false).emit("b");
        sockets.get(0).compress(false).emit("c");
        assertThat(clients.get(0).sent).containsExactly("42[\"a\"]", "42[\"b\"]", "42[\"c\"]");
    }

    @Test
    void refusesATimeoutThatIsNone() {
        assertThatThrownBy(() -> server.io.timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1 ms");
    }

    @Test
    void findsTheSocketsOfRooms() {
        sockets.get(1).join("room");
        sockets.get(1).data().put("name", "ann");
        List<RemoteSocket> found =
                server.io.in("room").fetchSockets().toCompletableFuture().join();
        assertThat(found).singleElement().satisfies(socket -> {
            assertThat(socket).isSameAs(sockets.get(1));
            assertThat(socket.data()).containsEntry("name", "ann");
            assertThat(socket.rooms()).containsExactlyInAnyOrder(socket.id(), "room");
        });
        assertThat(server.io.except("room").fetchSockets().toCompletableFuture().join())
                .containsExactly(sockets.get(0));
        assertThat(server.io.fetchSockets().toCompletableFuture().join()).hasSize(2);
    }

    @Test
    void movesSocketsBetweenRooms() {
        server.io.socketsJoin("a", "b");
        assertThat(sockets).allSatisfy(socket -> assertThat(socket.rooms()).contains("a", "b"));
        server.io.in(sockets.get(0).id()).socketsLeave("a", "b");
        assertThat(sockets.get(0).rooms()).containsExactly(sockets.get(0).id());
        assertThat(sockets.get(1).rooms()).contains("a", "b");
    }

    @Test
    void disconnectsTheSocketsOfARoom() {
        sockets.get(0).join("out");
        server.io.in("out").disconnectSockets();
        assertThat(clients.get(0).sent).containsExactly("41");
        assertThat(clients.get(0).closed).isFalse();
        assertThat(clients.get(1).sent).isEmpty();
        server.io.closeConnections();
        assertThat(clients.get(1).sent).containsExactly("41");
        assertThat(clients.get(1).closed).isTrue();
    }

    @Test
    void aServerOnItsOwnHasNoOthersToAsk() {
        server.io.serverSideEmit("hello", 1);
        assertThat(server.io.serverSideEmitWithAck("hello", 1).toCompletableFuture())
                .isCompletedWithValue(List.of());
        assertThat(server.io.serverCount().toCompletableFuture()).isCompletedWithValue(1);
        assertThatThrownBy(() -> server.io.serverSideEmit("connection")).isInstanceOf(IllegalArgumentException.class);
    }
}
