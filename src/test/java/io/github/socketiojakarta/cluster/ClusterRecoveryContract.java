package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.Roles;
import io.github.socketiojakarta.loopback.Loopback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that come back to another server, whatever the medium, if that keeps sessions. */
abstract class ClusterRecoveryContract {

    private final List<ClusterMedium> media = new ArrayList<>();
    private final List<Loopback> servers = new ArrayList<>();

    /** Returns the medium for one more server of the same cluster. */
    abstract ClusterMedium medium();

    /** Lets a server die without a word: nothing comes from it any more, and nothing reaches it. */
    abstract void kill(ClusterMedium medium);

    @BeforeEach
    void start() {
        for (int i = 0; i < 3; i++) {
            ClusterMedium medium = medium();
            media.add(medium);
            servers.add(new Loopback(SocketIoOptions.builder()
                    .cluster(medium)
                    .connectionStateRecovery(ConnectionStateRecovery.defaults())
                    .build()));
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (Loopback server : servers) {
            server.io.close().toCompletableFuture().get(20, TimeUnit.SECONDS);
            server.close();
        }
    }

    SocketIoServer io(int server) {
        return servers.get(server).io;
    }

    ClusterClient client(int server) {
        return ClusterClient.connect(servers.get(server));
    }

    private Socket socket(int server, ClusterClient client) {
        return io(server).socket(client.id()).orElseThrow();
    }

    /** The connection of a client breaks, and its server has noticed. */
    void breakOff(int server, ClusterClient client) {
        Socket socket = socket(server, client);
        client.leave();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        !socket.isConnected() && io(server).socket(client.id()).isEmpty());
    }

    /** It says that it has received nothing. */
    private ClusterClient comeBack(int server, ClusterClient client) {
        return ClusterClient.connect(servers.get(server), "40{\"pid\":\"" + client.privateId() + "\"}");
    }

    ClusterClient comeBack(int server, ClusterClient client, String offset) {
        return ClusterClient.connect(
                servers.get(server), "40{\"pid\":\"" + client.privateId() + "\",\"offset\":\"" + offset + "\"}");
    }

    void gets(ClusterClient client, String... packets) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(client.withoutOffsets()).containsExactly(packets));
    }

    @Test
    void aClientComesBackToAnotherServerWithWhatItHasMissed() {
        ClusterClient client = client(0);
        socket(0, client).join("room");
        socket(0, client).data().put("user", Map.of("name", "alice"));
        io(1).emit("first", 1);
        gets(client, "42[\"first\",1]");
        breakOff(0, client);
        io(0).to("room").emit("to its room", new byte[] {1});
        io(2).to("elsewhere").emit("not for it");
        io(2).except("room").emit("not for it either");
        io(1).to(client.id()).asVolatile().emit("volatile");
        var asked = io(1).to(client.id()).timeout(Duration.ofSeconds(60)).emitWithAck("with ack");
        Awaitility.await() // on all servers it has found nobody then
                .atMost(Duration.ofSeconds(20))
                .until(() -> asked.toCompletableFuture().isDone());
        io(1).emit("to all");
        ClusterClient back = comeBack(2, client, client.lastOffset());
        assertThat(back.id()).isEqualTo(client.id());
        assertThat(back.privateId()).isEqualTo(client.privateId());
        io(0).to("room").emit("still in its room");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(back.withoutOffsets())
                        .containsExactly(
                                "451-[\"to its room\",{\"_placeholder\":true,\"num\":0}]",
                                "binary 1",
                                "42[\"to all\"]",
                                "42[\"still in its room\"]"));
        Socket socket = socket(2, back);
        assertThat(socket.isRecovered()).isTrue();
        assertThat(socket.rooms()).isEqualTo(Set.of(client.id(), "room"));
        assertThat(socket.data()).isEqualTo(Map.of("user", Map.of("name", "alice")));
    }

    @Test
    void aClientComesBackToItsOwnServer() {
        ClusterClient client = client(0);
        io(1).emit("first");
        gets(client, "42[\"first\"]");
        breakOff(0, client);
        io(1).emit("missed");
        ClusterClient back = comeBack(0, client, client.lastOffset());
        assertThat(back.id()).isEqualTo(client.id());
        gets(back, "42[\"missed\"]");
    }

    @Test
    void whatIsSentToOneSocketReachesItWhereverItIs() {
        ClusterClient client = client(0);
        io(0).emit("first");
        gets(client, "42[\"first\"]");
        Socket before = socket(0, client);
        breakOff(0, client);
        before.emit("sent while away");
        ClusterClient back = comeBack(1, client, client.lastOffset());
        gets(back, "42[\"sent while away\"]");
    }

    @Test
    void aSessionHasOneSocket() {
        ClusterClient client = client(0);
        io(0).emit("first");
        gets(client, "42[\"first\"]");
        breakOff(0, client);
        assertThat(comeBack(1, client, client.lastOffset()).id()).isEqualTo(client.id());
        Socket socket = socket(1, client);
        ClusterClient moved = comeBack(2, client, client.lastOffset());
        assertThat(moved.id()).isEqualTo(client.id());
        assertThat(socket.isConnected()).isFalse();
        Socket last = socket(2, client);
        moved.send("41");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !last.isConnected());
        assertThat(comeBack(0, client, client.lastOffset()).id()).isNotEqualTo(client.id());
        assertThat(comeBack(1, client, client.lastOffset()).id()).isNotEqualTo(client.id());
    }

    @Test
    void anUnknownOffsetMakesANewSocket() {
        ClusterClient client = client(0);
        io(0).emit("first");
        gets(client, "42[\"first\"]");
        breakOff(0, client);
        assertThat(comeBack(1, client, "99999999-0").id()).isNotEqualTo(client.id());
    }

    @Test
    void theClientsOfAServerThatShutsDownComeBackToOthers() throws Exception {
        ClusterClient client = client(0);
        io(0).emit("first");
        gets(client, "42[\"first\"]");
        io(0).close().toCompletableFuture().get(20, TimeUnit.SECONDS);
        io(1).emit("missed");
        ClusterClient back = comeBack(2, client, client.lastOffset());
        assertThat(back.id()).isEqualTo(client.id());
        gets(back, "42[\"missed\"]");
    }

    @Test
    void allServersDeliverInOneOrder() throws Exception {
        int events = 1_000;
        List<ClusterClient> clients = List.of(client(0), client(1), client(2));
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int sender = i;
            senders.add(new Thread(() -> {
                for (int n = 0; n < events; n++) {
                    io(sender % 3).emit("e", sender, n);
                }
            }));
        }
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        clients.stream().allMatch(client -> client.received().size() == senders.size() * events));
        List<String> order = clients.get(0).withoutOffsets();
        for (ClusterClient client : clients) {
            assertThat(client.withoutOffsets()).isEqualTo(order);
        }
    }

    @Test
    void nothingIsLostOrSentTwiceWhileAClientMoves() {
        ClusterClient client = client(0);
        int events = 2_000;
        Thread sender = new Thread(() -> {
            for (int i = 0; i < events; i++) {
                io(i % 2 + 1).to("all").emit("e", i);
            }
        });
        socket(0, client).join("all");
        io(1).to("all").emit("first");
        gets(client, "42[\"first\"]");
        sender.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.received().size() > 50);
        breakOff(0, client);
        ClusterClient back = comeBack(1, client, client.lastOffset());
        assertThat(back.id()).isEqualTo(client.id());
        List<String> expected = new ArrayList<>();
        expected.add("42[\"first\"]");
        for (int i = 0; i < events; i++) {
            expected.add("42[\"e\"," + i + "]");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                Stream.concat(client.withoutOffsets().stream(), back.withoutOffsets().stream()))
                        .containsExactlyElementsOf(expected));
    }

    @Test
    void aClientThatHasReceivedNothingComesBackToAnotherServer() {
        ClusterClient other = client(0);
        io(1).emit("before it was there");
        gets(other, "42[\"before it was there\"]");
        ClusterClient client = client(0);
        breakOff(0, client);
        io(1).emit("missed");
        ClusterClient back = comeBack(2, client);
        assertThat(back.id()).isEqualTo(client.id());
        gets(back, "42[\"missed\"]");
        breakOff(2, back);
        io(1).emit("missed too");
        gets(comeBack(0, back), "42[\"missed\"]", "42[\"missed too\"]");
    }

    @Test
    void whatWasSentButNotReceivedIsMissedToo() {
        ClusterClient client = client(0);
        io(1).emit("lost on its way");
        gets(client, "42[\"lost on its way\"]");
        breakOff(0, client);
        gets(comeBack(1, client), "42[\"lost on its way\"]");
    }

    /** Other servers know nothing of it, and need not. */
    @Test
    void theLastEventMayHaveBeenForOneServerOnly() {
        ClusterClient client = client(0);
        io(1).emit("first");
        gets(client, "42[\"first\"]");
        io(0).local().emit("local");
        gets(client, "42[\"first\"]", "42[\"local\"]");
        String offset = client.received().get(1).replaceAll(".*,\"([^\"]*)\"]", "$1");
        breakOff(0, client);
        io(1).emit("missed");
        ClusterClient back = comeBack(2, client, offset);
        assertThat(back.id()).isEqualTo(client.id());
        gets(back, "42[\"missed\"]");
    }

    /** As when a telephone goes from one network to another: the old connection is dead, but nobody has noticed. */
    @Test
    void aClientIsBackBeforeItsServerNotices() {
        ClusterClient client = client(0);
        Socket before = socket(0, client);
        before.join("room");
        io(1).emit("first");
        gets(client, "42[\"first\"]");
        io(1).to("room").emit("lost on its way");
        gets(client, "42[\"first\"]", "42[\"lost on its way\"]");
        String offset = client.received().get(0).replaceAll(".*,\"([^\"]*)\"]", "$1");
        ClusterClient back = comeBack(2, client, offset);
        assertThat(back.id()).isEqualTo(client.id());
        assertThat(before.isConnected()).isFalse();
        assertThat(io(0).socket(client.id())).isEmpty();
        io(1).to("room").emit("again");
        gets(back, "42[\"lost on its way\"]", "42[\"again\"]");
    }

    @Test
    void nobodyLosesASocketToWhoIsSomebodyElse() {
        Caller alice = new Caller(Optional.of(() -> "alice"), Roles.NONE, Optional.empty());
        ClusterClient client = ClusterClient.connect(servers.get(0), "40", alice);
        io(1).emit("first");
        gets(client, "42[\"first\"]");
        String offset = client.lastOffset();
        assertThat(comeBack(1, client, offset).id()).isNotEqualTo(client.id());
        assertThat(comeBack(0, client, offset).id()).isNotEqualTo(client.id());
        assertThat(socket(0, client).isConnected()).isTrue();
        breakOff(0, client);
        assertThat(comeBack(1, client, offset).id()).isNotEqualTo(client.id());
        ClusterClient back = ClusterClient.connect(
                servers.get(2), "40{\"pid\":\"" + client.privateId() + "\",\"offset\":\"" + offset + "\"}", alice);
        assertThat(back.id()).isEqualTo(client.id());
    }

    /** It has had no time to write anything. */
    @Test
    void theClientOfAKilledServerIsANewOne() {
        ClusterClient client = client(0);
        io(1).emit("first");
        gets(client, "42[\"first\"]");
        kill(media.get(0));
        ClusterClient back = comeBack(1, client, client.lastOffset());
        assertThat(back.id()).isNotEqualTo(client.id());
        io(2).emit("e");
        gets(back, "42[\"e\"]");
    }

    @Test
    void roomsThatChangeMeanwhileAreThoseOfTheClientThatComesBack() {
        ClusterClient client = client(0);
        Socket before = socket(0, client);
        before.join("stays", "left by all", "left by itself");
        io(1).emit("first");
        gets(client, "42[\"first\"]");
        breakOff(0, client);
        io(1).in("stays").socketsJoin("joined by all");
        io(2).in("stays").socketsLeave("left by all");
        before.join("joined by itself");
        before.leave("left by itself");
        io(0).socketsJoin("joined by its server");
        io(1).in("elsewhere").socketsJoin("not for it");
        io(1).to("left by all").emit("not for it either");
        io(0).to("joined by its server").emit("missed");
        ClusterClient back = comeBack(2, client, client.lastOffset());
        gets(back, "42[\"missed\"]");
        assertThat(socket(2, back).rooms())
                .containsExactlyInAnyOrder(
                        client.id(), "stays", "joined by all", "joined by itself", "joined by its server");
    }

    @Test
    void aClientThatIsDisconnectedMeanwhileIsANewOne() {
        ClusterClient first = client(0);
        ClusterClient second = client(0);
        socket(0, first).join("room");
        Socket before = socket(0, second);
        io(1).emit("first");
        gets(first, "42[\"first\"]");
        gets(second, "42[\"first\"]");
        breakOff(0, first);
        breakOff(0, second);
        io(1).in("room").disconnectSockets();
        before.disconnect();
        assertThat(comeBack(2, first, first.lastOffset()).id()).isNotEqualTo(first.id());
        assertThat(comeBack(1, second, second.lastOffset()).id()).isNotEqualTo(second.id());
    }

    /** What is sent waits for its turn among the messages of all servers; so what follows must too. */
    @Test
    void whatIsSentBeforeIsNotOvertaken() {
        ClusterClient here = client(0);
        ClusterClient there = client(1);
        io(0).socketsJoin("room");
        io(0).to("room").emit("joined");
        io(0).socketsLeave("room");
        io(0).to("room").emit("not for those who have left");
        io(0).emit("bye");
        io(0).disconnectSockets();
        for (ClusterClient client : List.of(here, there)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(client.withoutOffsets()).containsExactly("42[\"joined\"]", "42[\"bye\"]", "41"));
        }
    }

    @Test
    void whatIsSentToASocketBeforeItIsDisconnectedReachesIt() {
        ClusterClient first = client(0);
        ClusterClient second = client(0);
        ClusterClient third = client(1);
        Socket socket = socket(0, first);
        socket.join("room");
        socket.emit("to one", 1);
        io(0).to("room").emit("to its room");
        io(0).except("room").emit("not for it");
        socket.disconnect();
        gets(first, "42[\"to one\",1]", "42[\"to its room\"]", "41");
        socket(0, second).emit("bye");
        socket(0, second).closeConnection();
        gets(second, "42[\"not for it\"]", "42[\"bye\"]", "41");
        gets(third, "42[\"not for it\"]");
        io(1).emit("to the others");
        gets(third, "42[\"not for it\"]", "42[\"to the others\"]");
        assertThat(first.withoutOffsets()).hasSize(3);
    }

    /** Not before it has had its turn. */
    @Test
    void itIsToldWhenAnEventIsSent() throws Exception {
        ClusterClient client = client(0);
        Socket socket = socket(0, client);
        for (int i = 0; i < 100; i++) {
            int sent = i + 1;
            List<String> received = socket.emitAsync("e", i)
                    .thenApply(nothing -> client.withoutOffsets())
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            assertThat(received).hasSize(sent);
        }
    }
}
