package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.loopback.Loopback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that come back to another server, whatever the medium, if that keeps sessions. */
abstract class ClusterRecoveryContract {

    private final List<Loopback> servers = new ArrayList<>();

    /** Returns the medium for one more server of the same cluster. */
    abstract ClusterMedium medium();

    @BeforeEach
    void start() {
        for (int i = 0; i < 3; i++) {
            servers.add(new Loopback(SocketIoOptions.builder()
                    .cluster(medium())
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

    private SocketIoServer io(int server) {
        return servers.get(server).io;
    }

    private ClusterClient client(int server) {
        return ClusterClient.connect(servers.get(server));
    }

    private Socket socket(int server, ClusterClient client) {
        return io(server).socket(client.id()).orElseThrow();
    }

    /** The connection of a client breaks, and its server has noticed. */
    private void breakOff(int server, ClusterClient client) {
        Socket socket = socket(server, client);
        client.leave();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        !socket.isConnected() && io(server).socket(client.id()).isEmpty());
    }

    private ClusterClient comeBack(int server, ClusterClient client, String offset) {
        return ClusterClient.connect(
                servers.get(server), "40{\"pid\":\"" + client.privateId() + "\",\"offset\":\"" + offset + "\"}");
    }

    private void gets(ClusterClient client, String... packets) {
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
        io(1).to(client.id()).timeout(Duration.ofMillis(10)).emitWithAck("with ack");
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
    void aSessionCanBeTakenOnce() {
        ClusterClient client = client(0);
        io(0).emit("first");
        gets(client, "42[\"first\"]");
        breakOff(0, client);
        assertThat(comeBack(1, client, client.lastOffset()).id()).isEqualTo(client.id());
        assertThat(comeBack(2, client, client.lastOffset()).id()).isNotEqualTo(client.id());
        assertThat(comeBack(0, client, client.lastOffset()).id()).isNotEqualTo(client.id());
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
}
