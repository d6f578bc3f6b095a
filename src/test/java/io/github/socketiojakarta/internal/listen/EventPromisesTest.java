package io.github.socketiojakarta.internal.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.loopback.OverEachWire;
import io.github.socketiojakarta.loopback.Wire;
import io.github.socketiojakarta.loopback.WireClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events, answers, rooms and broadcasts. */
class EventPromisesTest extends OverEachWire {

    /** A payload with bytes and a list in it. */
    public record Parcel(String label, byte[] content, List<Integer> sizes) {}

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Override
    protected void handle(Socket socket) {
        socket.onAny((event, args, ack) -> heard.add("any " + event));
        socket.on("echo", args -> socket.emit("echoed", args.toList().toArray()));
        socket.on("ask", (args, ack) -> {
            ack.send(args.toList().toArray());
            ack.send("a second answer, which nobody gets");
        });
        socket.on(
                "parcel",
                Parcel.class,
                (parcel, ack) -> ack.send(new Parcel("re: " + parcel.label(), parcel.content(), parcel.sizes())));
        socket.on("count", int.class, number -> heard.add("count " + number));
        socket.on("join and tell", String.class, room -> {
            socket.join(room);
            server.io.to(room).emit("told", room);
            socket.leave(room);
            server.io.to(room).emit("not told", room);
        });
        socket.on("refuse", (args, ack) -> {
            throw new EventRefusedException("full", "No room", Map.of("rooms", 0));
        });
    }

    @Test
    void theConnectionSaysWhatItIs() {
        connect();
        assertThat(socket().connection().protocol()).isEqualTo(wire.protocol());
        assertThat(socket().connection().transport())
                .isEqualTo(wire.way() == Wire.Way.POLLING ? Transport.POLLING : Transport.WEBSOCKET);
        assertThat(socket().isConnected()).isTrue();
        assertThat(socket().rooms()).containsExactly(socket().id());
    }

    @Test
    void valuesAndBytesComeAndGoAsTheyAre() {
        String values = "\"äöü€ 😀 \\\\\",1,-1.5,true,null,[1,[2,[]]],{\"a\":{\"b\":[null,{\"c\":\"😀\"}]}}";
        String bytes = "\"b:010203\",{\"deep\":[\"b:\",\"b:ff\"]}";
        WireClient client = connect();
        client.send("2[\"echo\"," + values + "]", "2[\"echo\"," + bytes + "]", "2[\"echo\"]");
        client.assertReceives("2[\"echoed\"," + values + "]", "2[\"echoed\"," + bytes + "]", "2[\"echoed\"]");
        assertThat(heard).containsExactly("any echo", "any echo", "any echo");
    }

    @Test
    void eventsKeepTheirOrderWhetherTheyHaveBytesOrNot() {
        WireClient client = connect();
        for (int i = 0; i < 200; i++) {
            socket().emit("row", i, i % 7 == 0 ? new byte[] {(byte) i} : "text");
            client.send("2[\"count\"," + i + (i % 5 == 0 ? ",\"b:00\"]" : "]"));
        }
        for (int i = 0; i < 200; i++) {
            String second = i % 7 == 0 ? String.format("\"b:%02x\"", i) : "\"text\"";
            assertThat(client.next()).isEqualTo("2[\"row\"," + i + "," + second + "]");
        }
        until(() -> heard.size() == 400);
        assertThat(heard.stream().filter(what -> what.startsWith("count")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "count " + i).toList());
    }

    @Test
    void theServerAnswersOnce() {
        WireClient client = connect();
        client.send("20[\"ask\",1,\"b:0a\"]", "212[\"ask\"]");
        client.assertReceives("30[1,\"b:0a\"]", "312[]");
        client.send("23[\"parcel\",{\"label\":\"x\",\"content\":\"b:0102\",\"sizes\":[1,2]}]");
        client.assertReceives("33[{\"content\":\"b:0102\",\"label\":\"re: x\",\"sizes\":[1,2]}]");
        assertNothingElse(client, socket());
    }

    @Test
    void aRefusedEventIsAnsweredWithItsError() {
        WireClient client = connect();
        client.send("25[\"refuse\"]");
        assertThat(client.next())
                .startsWith("35[{\"error\":{")
                .contains("\"code\":\"full\"", "\"message\":\"No room\"", "\"data\":{\"rooms\":0}");
        client.send("2[\"echo\"]").assertReceives("2[\"echoed\"]");
    }

    @Test
    void theClientAnswersWithValuesAndBytes() throws Exception {
        WireClient client = connect();
        CompletableFuture<Args> first =
                socket().emitWithAck("q", new byte[] {1}).toCompletableFuture();
        CompletableFuture<Args> second =
                socket().timeout(Duration.ofMinutes(1)).emitWithAck("q", 2).toCompletableFuture();
        client.assertReceives("20[\"q\",\"b:01\"]", "21[\"q\",2]");
        client.send("31[\"two\"]", "30[1,\"b:0203\"]", "30[\"again\"]");
        assertThat(await(second).get(0, String.class)).isEqualTo("two");
        assertThat(await(first).get(0, int.class)).isEqualTo(1);
        assertThat(await(first).get(1, byte[].class)).containsExactly(2, 3);
    }

    @Test
    void aQuestionTimesOutAndTheConnectionGoesOn() {
        WireClient client = connect();
        assertThatThrownBy(() -> await(socket().timeout(Duration.ofMillis(30)).emitWithAck("q")))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AckTimeoutException.class);
        client.assertReceives("20[\"q\"]");
        client.send("30[\"too late\"]", "2[\"echo\",1]");
        client.assertReceives("2[\"echoed\",1]");
        assertThat(socket().isConnected()).isTrue();
    }

    @Test
    void aQuestionFailsWhenItsSocketLeaves() {
        WireClient client = connect();
        CompletableFuture<Args> answer = socket().emitWithAck("q").toCompletableFuture();
        client.assertReceives("20[\"q\"]");
        client.send("1");
        assertThatThrownBy(() -> await(answer)).hasCauseInstanceOf(SocketDisconnectedException.class);
    }

    @Test
    void membershipCountsAtOnce() {
        WireClient client = connect();
        client.send("2[\"join and tell\",\"r\"]").assertReceives("2[\"told\",\"r\"]");
        assertNothingElse(client, socket());
        assertThat(socket().rooms()).containsExactly(socket().id());
    }

    @Test
    void broadcastsReachEachMemberOnceAndNotTheExcluded() {
        List<WireClient> clients =
                IntStream.range(0, 3).mapToObj(i -> connect()).toList();
        socket(0).join("a");
        socket(0).join("b");
        socket(1).join("b");
        socket(2).join("c");
        server.io.to("a", "b").emit("to two rooms", new byte[] {7});
        server.io.to("b").except("a").emit("but not a");
        server.io.except("b").emit("all but b");
        socket(0).to("b").emit("others of b");
        socket(2).broadcast().emit("others");
        server.io.emit("all", 1);
        clients.get(0).assertReceives("2[\"to two rooms\",\"b:07\"]", "2[\"others\"]", "2[\"all\",1]");
        clients.get(1)
                .assertReceives(
                        "2[\"to two rooms\",\"b:07\"]",
                        "2[\"but not a\"]",
                        "2[\"others of b\"]",
                        "2[\"others\"]",
                        "2[\"all\",1]");
        clients.get(2).assertReceives("2[\"all but b\"]", "2[\"all\",1]");
        for (int i = 0; i < 3; i++) {
            assertNothingElse(clients.get(i), socket(i));
        }
    }

    @Test
    void everybodyAnswersABroadcast() throws Exception {
        WireClient one = connect();
        WireClient two = connect();
        CompletableFuture<BroadcastAcks> all =
                server.io.emitWithAck("q", new byte[] {1}).toCompletableFuture();
        one.assertReceives("20[\"q\",\"b:01\"]");
        two.assertReceives("20[\"q\",\"b:01\"]");
        one.send("30[\"b:05\"]");
        two.send("30[\"two\"]");
        assertThat(await(all).isComplete()).isTrue();
        assertThat(await(all).answers().get(socket(0).id()).get(0, byte[].class))
                .containsExactly(5);
        assertThat(await(all).answers().get(socket(1).id()).get(0, String.class))
                .isEqualTo("two");
    }

    @Test
    void whoHasNotAnsweredABroadcastIsMissing() {
        WireClient one = connect();
        connect();
        CompletableFuture<BroadcastAcks> some =
                server.io.timeout(Duration.ofMillis(200)).emitWithAck("q").toCompletableFuture();
        one.assertReceives("20[\"q\"]");
        one.send("30[1]");
        assertThatThrownBy(() -> await(some))
                .cause()
                .isInstanceOfSatisfying(IncompleteAcksException.class, incomplete -> {
                    assertThat(incomplete.acks().answers())
                            .containsOnlyKeys(socket(0).id());
                    assertThat(incomplete.acks().missing())
                            .containsOnlyKeys(socket(1).id());
                });
    }

    @Test
    void catchAllListenersHearWhatComesAndGoes() {
        WireClient client = connect();
        socket().onAnyOutgoing((event, args) -> heard.add("out " + event + " " + args.size()));
        client.send("2[\"echo\",1,\"b:02\"]").assertReceives("2[\"echoed\",1,\"b:02\"]");
        client.send("2[\"nobody listens\"]").send("20[\"ask\"]").assertReceives("30[]");
        assertThat(heard).containsExactly("any echo", "out echoed 2", "any nobody listens", "any ask");
    }

    @Test
    void middlewaresOfEventsSeeEachOfThem() {
        WireClient client = connect();
        socket().use(event -> {
            heard.add("use " + event.name());
            if (event.name().equals("count")) {
                throw new EventRefusedException("no", "Not that one");
            }
        });
        client.send("20[\"count\",1]");
        assertThat(client.next()).contains("\"code\":\"no\"");
        client.send("21[\"ask\",2]").assertReceives("31[2]");
        assertThat(heard).containsExactly("any count", "use count", "any ask", "use ask");
    }
}
