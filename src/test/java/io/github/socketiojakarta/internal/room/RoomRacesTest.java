package io.github.socketiojakarta.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.RoomListener;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that change the rooms of one socket at the same time, or while it leaves. */
class RoomRacesTest {

    private static final int ROUNDS = 20_000;

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    RoomRacesTest() {
        server.io.onConnection(sockets::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void atOnce(int rounds, Runnable one, Runnable other, Runnable afterEach) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        CyclicBarrier end = new CyclicBarrier(2);
        Thread helper = new Thread(() -> repeat(rounds, start, other, end, () -> {}));
        helper.setDaemon(true);
        helper.start();
        repeat(rounds, start, one, end, afterEach);
        helper.join(TimeUnit.MINUTES.toMillis(1));
    }

    private static void repeat(int rounds, CyclicBarrier start, Runnable code, CyclicBarrier end, Runnable afterEach) {
        try {
            for (int round = 0; round < rounds; round++) {
                start.await(1, TimeUnit.MINUTES);
                code.run();
                end.await(1, TimeUnit.MINUTES);
                afterEach.run();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSocketThatIsInARoomKnowsItAndTheOtherWayRound() throws Exception {
        assertConsistent((index, socket) -> index.remove(socket, "room"));
    }

    @Test
    void whoIsForgottenWhileItJoinsIsNowhereOrKnown() throws Exception {
        assertConsistent(RoomIndex::forget);
    }

    /** Many sockets in a round, so that the threads meet at some of them. */
    private static void assertConsistent(BiConsumer<RoomIndex, String> leaving) throws Exception {
        RoomIndex index = new RoomIndex();
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "socket" + i).toList();
        Set<String> ghosts = new HashSet<>();
        atOnce(
                500,
                () -> ids.forEach(id -> index.add(id, "room")),
                () -> ids.forEach(id -> leaving.accept(index, id)),
                () -> {
                    Set<String> members = index.in("room");
                    ids.stream()
                            .filter(id ->
                                    members.contains(id) != index.roomsOf(id).contains("room"))
                            .forEach(ghosts::add);
                });
        assertThat(ghosts).isEmpty();
    }

    @Test
    void roomsAreCreatedAndDeletedAsOftenAsTheyAreJoinedFirstAndLeftLast() throws Exception {
        AtomicInteger alive = new AtomicInteger();
        AtomicInteger members = new AtomicInteger();
        server.connect();
        server.io.onRooms(new RoomListener() {
            @Override
            public void roomCreated(String room) {
                alive.incrementAndGet();
            }

            @Override
            public void roomDeleted(String room) {
                alive.decrementAndGet();
            }

            @Override
            public void roomJoined(String room, String socketId) {
                members.incrementAndGet();
            }

            @Override
            public void roomLeft(String room, String socketId) {
                members.decrementAndGet();
            }
        });
        Socket socket = sockets.get(0);
        AtomicInteger wrong = new AtomicInteger();
        atOnce(ROUNDS / 4, () -> socket.join("room"), () -> socket.leave("room"), () -> {
            int expected = socket.rooms().contains("room") ? 1 : 0;
            if (alive.get() != expected || members.get() != expected) {
                wrong.incrementAndGet();
            }
        });
        assertThat(wrong).hasValue(0);
    }

    @Test
    void whoLeavesWhileItJoinsIsInNoRoomAfterwards() throws Exception {
        for (int round = 0; round < 300; round++) {
            Client client = server.connect();
            Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> !sockets.isEmpty());
            Socket socket = sockets.remove(0);
            atOnce(1, () -> socket.join("room"), client::leave, () -> {});
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(server.io.rooms()).isEmpty());
        assertThat(server.io.socketIds("room")).isEmpty();
    }
}
