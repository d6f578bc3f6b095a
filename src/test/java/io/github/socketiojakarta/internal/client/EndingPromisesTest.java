package io.github.socketiojakarta.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.loopback.OverEachWire;
import io.github.socketiojakarta.loopback.Wire;
import io.github.socketiojakarta.loopback.WireClient;
import io.github.socketiojakarta.loopback.WireText;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joining, refusals and ends. */
class EndingPromisesTest extends OverEachWire {

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Override
    protected void handle(Socket socket) {
        socket.on("echo", (args, ack) -> ack.send(args.toList().toArray()));
        socket.on("bye", args -> socket.disconnect());
        socket.on("close", args -> socket.closeConnection());
        socket.onDisconnecting(
                reason -> heard.add("disconnecting in " + socket.rooms().size() + " rooms"));
        socket.onDisconnect(
                reason -> heard.add("disconnected in " + socket.rooms().size() + " rooms"));
    }

    @BeforeEach
    void serveMore() {
        server.io.of("/other").onConnection(socket -> {
            socket.onDisconnect(reason -> reasons.put(socket.id(), reason));
            socket.on("echo", (args, ack) -> ack.send(args.toList().toArray()));
        });
        server.io.of("/guarded").use(socket -> {
            if (!socket.handshake().auth("token", String.class).equals(Optional.of("sesame"))) {
                throw new ConnectionRefusedException("not you", Map.of("code", 7));
            }
        });
        server.io
                .of("/guarded")
                .onConnection(
                        socket -> socket.emit("welcome", socket.handshake().auth()));
        server.io.of("/plain").use(socket -> {
            throw new ConnectionRefusedException("nobody");
        });
    }

    private Socket other() {
        until(() -> server.io.of("/other").sockets().size() == 1);
        return server.io.of("/other").sockets().iterator().next();
    }

    private static void assertAnswers(WireClient client, String namespace) {
        client.send("2" + namespace + "7[\"echo\",1]").assertReceives("3" + namespace + "7[1]");
    }

    @Test
    void namespacesShareTheConnection() {
        WireClient client = connect();
        String id = client.join("/other");
        assertThat(other().id()).isEqualTo(id);
        assertThat(socket().connection().sockets()).containsOnlyKeys("/", "/other");
        assertAnswers(client, "");
        assertAnswers(client, "/other,");
        server.io.of("/other").emit("news", new byte[] {1});
        client.assertReceives("2/other,[\"news\",\"b:01\"]");
    }

    /** An old client says who it is in the name, and is told the data, or else the message, as it is. */
    @Test
    void aMiddlewareRefusesWithMessageAndData() {
        WireClient client = connect();
        client.send(wire.isOld() ? "0/guarded?token=wrong," : "0/guarded,{\"token\":\"wrong\"}");
        client.assertReceives(
                wire.isOld() ? "4/guarded,{\"code\":7}" : "4/guarded,{\"message\":\"not you\",\"data\":{\"code\":7}}");
        client.send("0/plain,");
        client.assertReceives(wire.isOld() ? "4/plain,\"nobody\"" : "4/plain,{\"message\":\"nobody\"}");
        assertThat(server.io.of("/guarded").sockets()).isEmpty();
        client.send(wire.isOld() ? "0/guarded?token=sesame," : "0/guarded,{\"token\":\"sesame\"}");
        assertThat(client.next()).startsWith("0/guarded,");
        client.assertReceives("2/guarded,[\"welcome\",{\"token\":\"sesame\"}]");
        assertAnswers(client, "");
    }

    @Test
    void nobodyJoinsANamespaceThatIsNotThere() {
        WireClient client = connect();
        client.send("0/missing,");
        client.assertReceives("4/missing,{\"message\":\"Invalid namespace\"}"); // old clients too, as in Node.js
        assertAnswers(client, "");
    }

    @Test
    void theServerDisconnectsASocketAndLeavesTheOthers() {
        WireClient client = connect();
        client.join("/other");
        client.send("2[\"bye\"]").assertReceives("1");
        assertThat(reasonOf(socket())).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        assertThat(heard).containsExactly("disconnecting in 1 rooms", "disconnected in 0 rooms");
        assertThat(socket().isConnected()).isFalse();
        assertAnswers(client, "/other,");
        assertThat(client.isClosed()).isFalse();
        if (!wire.isOld()) { // it may come back
            client.join("/");
            until(() -> sockets.size() == 2);
            assertAnswers(client, "");
        }
    }

    @Test
    void theServerClosesTheConnectionOfAllItsSockets() {
        WireClient client = connect();
        client.join("/other");
        Socket other = other();
        client.send("2[\"close\"]");
        client.awaitClosed();
        assertThat(reasonOf(socket())).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        assertThat(reasonOf(other)).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        assertThat(server.io.clientsCount()).isZero();
    }

    @Test
    void aClientLeavesANamespaceAndKeepsTheOthers() {
        WireClient client = connect();
        client.join("/other");
        Socket other = other();
        client.send("1/other,");
        assertThat(reasonOf(other)).isEqualTo(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
        assertAnswers(client, "");
        other.emit("nothing");
        assertNothingElse(client, socket());
    }

    @Test
    void theEndOfTheConnectionIsToldToAllItsSockets() {
        WireClient client = connect();
        client.join("/other");
        Socket other = other();
        client.link().leave();
        assertThat(reasonOf(socket())).isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
        assertThat(reasonOf(other)).isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
        socket().emit("nothing");
        assertThat(socket().rooms()).isEmpty();
        assertThat(server.io.sockets()).isEmpty();
        until(() -> server.io.clientsCount() == 0);
    }

    @Test
    void theEndOfTheServerIsToldToAll() {
        WireClient client = connect();
        server.engine.close();
        assertThat(reasonOf(socket())).isEqualTo(DisconnectReason.SERVER_SHUTTING_DOWN);
        client.awaitClosed();
    }

    @Test
    void whatIsNoPacketEndsTheConnection() {
        WireClient client = connect();
        EnginePacket text = TextPacket.message("2[\"no end");
        EnginePacket bytes = new BinaryPacket(ByteBuffer.wrap(new byte[] {(byte) 0x84, 1}));
        client.sendRaw(List.of(wire.format() == Wire.Format.STANDARD ? text : bytes));
        assertThat(reasonOf(socket())).isEqualTo(DisconnectReason.FORCED_CLOSE);
        client.awaitClosed();
    }

    @Test
    void whatIsOfTheOtherFormatEndsTheConnection() {
        WireClient client = connect();
        Wire.Format another = wire.format() == Wire.Format.STANDARD ? Wire.Format.MESSAGE_PACK : Wire.Format.STANDARD;
        client.sendRaw(new WireText(another.parser).write("2[\"echo\",1]"));
        assertThat(reasonOf(socket())).isEqualTo(DisconnectReason.FORCED_CLOSE);
        client.awaitClosed();
    }
}
