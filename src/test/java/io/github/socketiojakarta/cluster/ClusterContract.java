package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.GenericType;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.MissingServersException;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.RoomListener;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.cluster.ClusterAdapter;
import io.github.socketiojakarta.internal.server.LocalServer;
import io.github.socketiojakarta.loopback.Loopback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What three servers do together, whatever the medium. For a medium, make a subclass that gives each server its own, and can
 * kill one.
 */
abstract class ClusterContract {

    private static final Duration SECOND = Duration.ofSeconds(1);

    final List<ClusterMedium> media = new ArrayList<>();
    final List<Loopback> servers = new ArrayList<>();

    /** Returns the medium for one more server of the same cluster. */
    abstract ClusterMedium medium();

    /** Lets a server die without a word: nothing comes from it any more, and nothing reaches it. */
    abstract void kill(ClusterMedium medium);

    SocketIoOptions.Builder options() {
        return SocketIoOptions.builder();
    }

    @BeforeEach
    void start() {
        for (int i = 0; i < 3; i++) {
            ClusterMedium medium = medium();
            media.add(medium);
            servers.add(new Loopback(options().cluster(medium).build()));
        }
        for (int i = 0; i < 3; i++) {
            awaitServers(i, 3);
        }
    }

    void awaitServers(int server, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> get(io(server).serverCount()) == count);
    }

    @AfterEach
    void stop() throws Exception {
        for (Loopback server : servers) {
            server.io.close().toCompletableFuture().get(20, TimeUnit.SECONDS);
            server.close();
        }
    }

    LocalServer io(int server) {
        return servers.get(server).io;
    }

    ClusterClient client(int server) {
        return ClusterClient.connect(servers.get(server));
    }

    Socket socket(int server, ClusterClient client) {
        return io(server).socket(client.id()).orElseThrow();
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void nothingIsPending(int... living) {
        for (int server : living) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> ((ClusterAdapter) io(server).adapter()).pending() == 0);
        }
    }

    @Test
    void aBroadcastReachesTheClientsOfAllServersOnce() {
        List<ClusterClient> clients = List.of(client(0), client(0), client(1), client(2));
        io(1).emit("hello", 1, "two", List.of(3.5, true), Map.of("four", 4));
        clients.forEach(client -> client.gets("42[\"hello\",1,\"two\",[3.5,true],{\"four\":4}]"));
        nothingIsPending(0, 1, 2);
    }

    @Test
    void bytesArriveAsBytes() {
        ClusterClient client = client(2);
        io(0).emit("bytes", new byte[] {1, 2, 3}, "text");
        client.gets("451-[\"bytes\",{\"_placeholder\":true,\"num\":0},\"text\"]", "binary 3");
    }

    @Test
    void whatOneServerSendsComesInItsOrder() {
        ClusterClient client = client(1);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            io(0).emit("e", i);
            expected.add("42[\"e\"," + i + "]");
        }
        client.gets(expected.toArray(String[]::new));
    }

    @Test
    void roomsAndExceptionsHoldOnAllServers() {
        ClusterClient in = client(0);
        ClusterClient inBoth = client(1);
        ClusterClient out = client(2);
        socket(0, in).join("room");
        socket(1, inBoth).join("room", "other");
        io(2).to("room").emit("to room");
        io(2).to("room").except("other").emit("except");
        io(2).to(out.id()).emit("to one");
        socket(0, in).broadcast().emit("others");
        in.gets("42[\"to room\"]", "42[\"except\"]");
        inBoth.gets("42[\"to room\"]", "42[\"others\"]");
        out.gets("42[\"to one\"]", "42[\"others\"]");
    }

    @Test
    void flagsAreObeyed() {
        ClusterClient here = client(0);
        ClusterClient there = client(1);
        io(0).local().emit("local");
        io(0).asVolatile().compress(false).emit("volatile");
        here.gets("42[\"local\"]", "42[\"volatile\"]");
        there.gets("42[\"volatile\"]");
    }

    @Test
    void eachNamespaceIsItsOwn() {
        ClusterClient client = client(1);
        io(1).of("/other");
        io(0).of("/other").emit("for the other namespace");
        io(0).emit("for this");
        client.gets("42[\"for this\"]");
    }

    @Test
    void clientsOfAllServersAreAskedAndEachAnswerIsKnown() throws Exception {
        List<ClusterClient> clients = List.of(client(0), client(1), client(2), client(2));
        CompletionStage<BroadcastAcks> acks =
                io(0).timeout(Duration.ofSeconds(10)).emitWithAck("ask", 1);
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).answer("[\"ask\",1]", "[\"answer " + i + "\"]");
        }
        assertThat(get(acks).responses().stream().map(args -> args.get(0, String.class)))
                .containsExactlyInAnyOrder("answer 0", "answer 1", "answer 2", "answer 3");
        nothingIsPending(0, 1, 2);
    }

    /** The listener runs on the thread that would read the answer of its own client. */
    @Test
    void whoKeepsAClientFromAnsweringIsToldSoAtOnce() {
        List<Throwable> told = new CopyOnWriteArrayList<>();
        ClusterClient asking = client(0);
        client(1);
        socket(0, asking).on("go", args -> {
            CompletionStage<BroadcastAcks> acks =
                    io(0).timeout(Duration.ofSeconds(20)).emitWithAck("ask");
            told.add(catchThrowable(() -> acks.toCompletableFuture().join()));
            told.add(catchThrowable(() -> acks.thenApply(BroadcastAcks::responses)
                    .toCompletableFuture()
                    .get()));
        });
        asking.send("42[\"go\"]");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> told.size() == 2);
        assertThat(told)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("Use thenAccept() instead of waiting, or set the option 'executor'"));
    }

    /** Nobody needs that thread. */
    @Test
    void whoAsksClientsOfOtherServersMayWait() throws Exception {
        ClusterClient asking = client(0);
        ClusterClient there = client(1);
        CompletableFuture<Integer> answered = new CompletableFuture<>();
        socket(0, asking)
                .on(
                        "go",
                        args -> answered.complete(io(0).to(there.id())
                                .timeout(Duration.ofSeconds(20))
                                .emitWithAck("ask")
                                .toCompletableFuture()
                                .join()
                                .responses()
                                .get(0)
                                .get(0, Integer.class)));
        Thread answering = new Thread(() -> there.answer("[\"ask\"]", "[7]"));
        answering.start();
        asking.send("42[\"go\"]");
        assertThat(get(answered)).isEqualTo(7);
        answering.join();
    }

    @Test
    void nobodyIsAskedIfNobodyIsMeant() throws Exception {
        assertThat(get(io(0).to("nobody").timeout(SECOND).emitWithAck("ask")).responses())
                .isEmpty();
    }

    @Test
    void onlyThisServerIsAskedIfOnlyItIsMeant() throws Exception {
        ClusterClient here = client(0);
        client(1);
        CompletionStage<BroadcastAcks> acks =
                io(0).local().timeout(Duration.ofSeconds(10)).emitWithAck("ask");
        here.answer("[\"ask\"]", "[1,2]");
        assertThat(get(acks).responses()).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerInTimeIsMissing() {
        ClusterClient here = client(0);
        client(1);
        CompletionStage<BroadcastAcks> acks = io(0).timeout(SECOND).emitWithAck("ask");
        here.answer("[\"ask\"]", "[1]");
        BroadcastAcks known = incomplete(acks);
        assertThat(known.responses()).hasSize(1);
        assertThat(known.missingElsewhere()).isEqualTo(1);
        nothingIsPending(0, 1, 2);
    }

    private static BroadcastAcks incomplete(CompletionStage<BroadcastAcks> acks) {
        List<BroadcastAcks> known = new ArrayList<>();
        assertThatThrownBy(() -> get(acks))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(IncompleteAcksException.class, failure -> known.add(failure.acks()));
        return known.get(0);
    }

    @Test
    void socketsOfAllServersAreFound() throws Exception {
        ClusterClient here = client(0);
        ClusterClient there = ClusterClient.connect(servers.get(1), "40{\"token\":\"abc\"}");
        client(2);
        socket(0, here).join("room");
        socket(1, there).join("room");
        socket(1, there).data().put("user", "alice");
        List<RemoteSocket> found = get(io(2).in("room").fetchSockets());
        assertThat(found.stream().map(RemoteSocket::id)).containsExactlyInAnyOrder(here.id(), there.id());
        RemoteSocket described = remote(found, there);
        assertThat(described.rooms()).containsExactlyInAnyOrder("room", there.id());
        assertThat(described.data()).isEqualTo(Map.of("user", "alice"));
        assertThat(described.handshake().auth()).isEqualTo(Map.of("token", "abc"));
        assertThat(described.handshake().auth("token", String.class)).contains("abc");
        assertThat(described.handshake().auth("token", int.class)).isEmpty();
        assertThat(described.handshake().auth("token", new GenericType<List<String>>() {}))
                .isEmpty();
        assertThat(described.handshake().auth(new GenericType<Map<String, String>>() {}))
                .isEqualTo(Map.of("token", "abc"));
        assertThat(described.handshake().header("User-Agent")).contains("loopback");
        assertThat(described.handshake().query("EIO")).contains("4");
        assertThat(described.handshake().address()).isEqualTo("127.0.0.1");
        assertThat(get(io(2).local().fetchSockets())).hasSize(1);
        nothingIsPending(0, 1, 2);
    }

    private static RemoteSocket remote(List<RemoteSocket> found, ClusterClient client) {
        return found.stream()
                .filter(socket -> socket.id().equals(client.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSocketOfAnotherServerDoesWhatOneOfThisDoes() throws Exception {
        ClusterClient there = client(1);
        RemoteSocket remote = remote(get(io(0).fetchSockets()), there);
        remote.emit("e", 1);
        there.gets("42[\"e\",1]");
        CompletionStage<Args> answer = remote.timeout(Duration.ofSeconds(10)).emitWithAck("q");
        there.answer("[\"q\"]", "[\"a\"]");
        assertThat(get(answer).get(0, String.class)).isEqualTo("a");
        Socket socket = socket(1, there);
        remote.join("a", "b");
        awaitRooms(socket, there.id(), "a", "b");
        remote.leave("a", "nowhere");
        awaitRooms(socket, there.id(), "b");
        remote.disconnect();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !socket.isConnected());
    }

    private static void awaitRooms(Socket socket, String... rooms) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> socket.rooms().equals(Set.of(rooms)));
    }

    @Test
    void socketsOfAllServersJoinAndLeave() {
        ClusterClient first = client(0);
        ClusterClient second = client(1);
        ClusterClient third = client(2);
        socket(2, third).join("x");
        io(0).except("x").socketsJoin("a", "b");
        awaitRooms(socket(0, first), first.id(), "a", "b");
        awaitRooms(socket(1, second), second.id(), "a", "b");
        io(2).in("a").socketsLeave("b");
        awaitRooms(socket(0, first), first.id(), "a");
        awaitRooms(socket(1, second), second.id(), "a");
        awaitRooms(socket(2, third), third.id(), "x");
    }

    @Test
    void socketsOfAllServersAreDisconnected() {
        ClusterClient first = client(0);
        ClusterClient second = client(1);
        ClusterClient third = client(2);
        socket(0, first).join("go");
        socket(1, second).join("go");
        io(2).in("go").disconnectSockets();
        first.gets("41");
        second.gets("41");
        assertThat(socket(2, third).isConnected()).isTrue();
        io(0).closeConnections();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> io(2).sockets().isEmpty());
    }

    @Test
    void serversTellEachOtherEvents() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 3; i++) {
            int server = i;
            io(i).onServerSideEvent("news", (args, ack) -> heard.add(server + args.get(0, String.class)));
        }
        io(1).serverSideEmit("news", "!");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(heard).containsExactlyInAnyOrder("0!", "2!"));
    }

    @Test
    void serversAnswerEachOther() throws Exception {
        for (int i = 0; i < 3; i++) {
            int server = i;
            io(i).onServerSideEvent("ask", (args, ack) -> {
                assertThat(ack.isRequested()).isTrue();
                ack.send(args.get(0, Integer.class) + server, "the second is not sent");
                ack.send("only the first counts");
            });
        }
        assertThat(get(io(0).serverSideEmitWithAck("ask", 10)).stream()
                        .map(args -> args.size() + ":" + args.get(0, Integer.class)))
                .containsExactlyInAnyOrder("1:11", "1:12");
        nothingIsPending(0, 1, 2);
    }

    @Test
    void aListenerMayAskTheOtherServersAndWait() throws Exception {
        client(2);
        io(1).onServerSideEvent(
                        "count",
                        (args, ack) -> ack.send(io(1).fetchSockets()
                                .toCompletableFuture()
                                .join()
                                .size()));
        io(2).onServerSideEvent("count", (args, ack) -> ack.send(1));
        assertThat(get(io(0).serverSideEmitWithAck("count")).stream().map(args -> args.get(0, Integer.class)))
                .containsExactly(1, 1);
    }

    @Test
    void roomEventsComeInTheirOrder() {
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        ClusterClient client = client(1);
        io(1).onRooms(new RoomListener() {
            @Override
            public void roomCreated(String room) {
                events.add("create " + room);
            }

            @Override
            public void roomDeleted(String room) {
                events.add("delete " + room);
            }
        });
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            io(0).to(client.id()).socketsJoin("room");
            io(0).to(client.id()).socketsLeave("room");
            expected.add("create room");
            expected.add("delete room");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events).isEqualTo(expected));
    }

    @Test
    void aKilledServerEndsABroadcastThatWaitsForItsClients() {
        ClusterClient here = client(0);
        ClusterClient there = client(1);
        ClusterClient dead = client(2);
        CompletionStage<BroadcastAcks> acks =
                io(0).timeout(Duration.ofSeconds(2)).emitWithAck("ask");
        dead.question("[\"ask\"]");
        kill(media.get(2));
        here.answer("[\"ask\"]", "[1]");
        there.answer("[\"ask\"]", "[2]");
        BroadcastAcks known = incomplete(acks);
        assertThat(known.responses()).hasSize(2);
        assertThat(known.missingElsewhere() + known.missingServers()).isEqualTo(1);
        nothingIsPending(0, 1);
    }

    @Test
    void aKilledServerDoesNotHideTheSocketsOfTheOthers() throws Exception {
        client(0);
        client(1);
        client(2);
        kill(media.get(2));
        assertThat(socketsFound(io(0).timeout(SECOND).fetchSockets())).isEqualTo(2);
        nothingIsPending(0, 1);
    }

    private static int socketsFound(CompletionStage<List<RemoteSocket>> sockets) throws Exception {
        try {
            return get(sockets).size();
        } catch (ExecutionException e) { // it has not been noticed yet
            MissingServersException missing = (MissingServersException) e.getCause();
            assertThat(missing.missing()).isEqualTo(1);
            return missing.sockets().size();
        }
    }

    @Test
    void aKilledServerDoesNotHideTheAnswersOfTheOthers() throws Exception {
        io(1).onServerSideEvent("ask", (args, ack) -> ack.send(1));
        io(2).onServerSideEvent("ask", (args, ack) -> kill(media.get(2)));
        assertThat(serversAnswered(0)).isEqualTo(1);
        nothingIsPending(0, 1);
    }

    private int serversAnswered(int server) throws Exception {
        try {
            return get(io(server).serverSideEmitWithAck("ask")).size();
        } catch (ExecutionException e) {
            return ((MissingServersException) e.getCause()).answers().size();
        }
    }

    @Test
    void theOthersGoOnWhenAServerIsKilled() {
        ClusterClient first = client(0);
        ClusterClient second = client(1);
        kill(media.get(2));
        io(0).emit("e");
        io(1).socketsJoin("room");
        awaitRooms(socket(0, first), first.id(), "room");
        io(0).to("room").emit("f");
        io(0).in("room").disconnectSockets();
        first.gets("42[\"e\"]", "42[\"f\"]", "41");
        second.gets("42[\"e\"]", "42[\"f\"]", "41");
    }

    @Test
    void aServerThatComesLaterIsOneOfThem() throws Exception {
        ClusterMedium medium = medium();
        media.add(medium);
        servers.add(new Loopback(options().cluster(medium).build()));
        awaitServers(0, 4);
        awaitServers(3, 4);
        ClusterClient late = client(3);
        io(0).emit("e");
        late.gets("42[\"e\"]");
        io(3).close();
        awaitServers(0, 3);
        assertThat(get(io(0).fetchSockets())).isEmpty();
    }
}
