package io.github.socketiojakarta.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Broadcasts to rooms whose members are kept side by side as long as nobody comes or goes. */
class LargeRoomTest {

    private static final int CLIENTS = 40;
    private static final int STEPS = 500;

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<Client> clients = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void connect() {
        server.io.onConnection(sockets::add);
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(server.connect());
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Sends to the room, and returns the clients that get it. */
    private Set<Integer> reached() {
        clients.forEach(client -> client.sent.clear());
        server.io.to("room").emit("news");
        Set<Integer> reached = new HashSet<>();
        for (int i = 0; i < CLIENTS; i++) {
            assertThat(clients.get(i).sent.size()).isLessThanOrEqualTo(1);
            if (!clients.get(i).sent.isEmpty()) {
                reached.add(i);
            }
        }
        return reached;
    }

    @Test
    void reachWhoeverIsReadyAtOnceAndTheOthersInTheirOwnTime() {
        sockets.forEach(socket -> socket.join("room"));
        List<Client> slow = List.of(clients.get(0), clients.get(15), clients.get(16), clients.get(39));
        slow.forEach(Client::stall);
        reached();
        Set<Integer> ready = IntStream.range(0, CLIENTS)
                .filter(i -> !slow.contains(clients.get(i)))
                .boxed()
                .collect(Collectors.toSet());
        assertThat(reached()).isEqualTo(ready);
        slow.forEach(Client::takeAll);
        assertThat(clients).allSatisfy(client -> assertThat(client.sent).containsExactly("42[\"news\"]"));
    }

    @Test
    void reachWhoeverIsThereAtTheTime() {
        Random random = new Random(1);
        Set<Integer> inside = new HashSet<>();
        Set<Integer> gone = new HashSet<>();
        for (int step = 0; step < STEPS; step++) {
            int i = random.nextInt(CLIENTS);
            switch (random.nextInt(20)) {
                case 0 -> {
                    sockets.get(i).disconnect();
                    gone.add(i);
                }
                case 1, 2, 3, 4, 5 -> {
                    sockets.get(i).leave("room");
                    inside.remove(i);
                }
                default -> {
                    sockets.get(i).join("room");
                    inside.add(i);
                }
            }
            inside.removeAll(gone);
            assertThat(reached()).as("step %s", step).isEqualTo(inside);
        }
    }

    @Test
    void reachAllWhoHaveJoinedMeanwhileOnOtherThreads() throws ExecutionException, InterruptedException {
        for (int round = 0; round < 50; round++) {
            sockets.forEach(socket -> socket.join("room"));
            assertThat(reached()).hasSize(CLIENTS);
            List<CompletableFuture<Void>> threads = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int first = 10 * thread;
                threads.add(CompletableFuture.runAsync(
                        () -> IntStream.range(first, first + 10).forEach(this::comeAndGo)));
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new));
            while (!all.isDone()) {
                server.io.to("room").emit("while some come and go");
            }
            all.get();
            assertThat(reached())
                    .isEqualTo(
                            IntStream.range(0, CLIENTS / 2).mapToObj(i -> 2 * i).collect(Collectors.toSet()));
            sockets.forEach(socket -> socket.leave("room"));
        }
    }

    /** In the end those with even numbers have come. */
    private void comeAndGo(int client) {
        for (int i = 0; i < 20; i++) {
            sockets.get(client).leave("room");
            sockets.get(client).join("room");
        }
        if (client % 2 == 1) {
            sockets.get(client).leave("room");
        }
    }

    @Test
    void doNotReachWhoIsNotConnectedYet() {
        sockets.forEach(socket -> socket.join("room"));
        List<Integer> seen = new ArrayList<>();
        server.io.use(socket -> {
            socket.join("room");
            seen.add(reached().size());
        });
        Client late = server.connect();
        assertThat(seen).containsExactly(CLIENTS);
        server.io.to("room").emit("news");
        assertThat(late.sent).hasSize(1);
    }

    @Test
    void areForgottenWithTheirSockets() {
        RoomIndex index = new RoomIndex();
        RoomMembers<Socket> members =
                new RoomMembers<>(index, id -> server.io.socket(id).orElse(null));
        for (Socket socket : sockets) {
            index.add(socket.id(), "room");
        }
        assertThat(members.in("room")).hasSize(CLIENTS);
        assertThat(members.kept()).isEqualTo(1);
        members.changed("room");
        assertThat(members.kept()).isZero();
    }
}
