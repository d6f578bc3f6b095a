package io.github.socketiojakarta.internal.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadcastTest {

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();

    @BeforeEach
    void connectThree() {
        server.io.onConnection(sockets::add);
        for (int i = 0; i < 3; i++) {
            clients.add(server.connect());
        }
        server.json.encoded.set(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<Integer> receivers() {
        return clients.stream().map(client -> client.sent.size()).toList();
    }

    @Test
    void encodesOnceForAll() {
        server.io.emit("news", Map.of("n", 1));
        assertThat(clients).allSatisfy(client -> assertThat(client.sent).containsExactly("42[\"news\",{\"n\":1}]"));
        assertThat(server.json.encoded).hasValue(1);
    }

    @Test
    void sendsTheBytesToEachReceiver() {
        server.io.emit("news", ByteBuffer.allocate(3), Map.of("b", new byte[5]));
        assertThat(clients)
                .allSatisfy(client -> assertThat(client.sent)
                        .containsExactly(
                                "452-[\"news\",{\"_placeholder\":true,\"num\":0},{\"b\":{\"_placeholder\":true,\"num\":1}}]",
                                "binary 3",
                                "binary 5"));
    }

    @Test
    void reachesEachMemberOfSeveralRoomsOnce() {
        sockets.get(0).join("a", "b");
        sockets.get(1).join("b");
        server.io.to("a").to("b").emit("x");
        assertThat(receivers()).containsExactly(1, 1, 0);
    }

    @Test
    void leavesOutRoomsAndSingleSockets() {
        sockets.get(0).join("muted");
        server.io.except("muted").emit("x");
        assertThat(receivers()).containsExactly(0, 1, 1);
        server.io.except(sockets.get(1).id(), "muted").emit("x");
        assertThat(receivers()).containsExactly(0, 1, 2);
    }

    @Test
    void leavesOutTheSender() {
        sockets.get(0).join("room");
        sockets.get(1).join("room");
        sockets.get(0).to("room").emit("x");
        assertThat(receivers()).containsExactly(0, 1, 0);
        sockets.get(0).broadcast().emit("x");
        assertThat(receivers()).containsExactly(0, 2, 1);
    }

    @Test
    void operatorsAreImmutable() {
        sockets.get(0).join("a");
        var toA = server.io.to("a");
        var unused = toA.to("nobody");
        toA.emit("x");
        assertThat(receivers()).containsExactly(1, 0, 0);
    }

    @Test
    void addressesOneSocketByItsId() {
        server.io.to(sockets.get(2).id()).emit("x");
        assertThat(receivers()).containsExactly(0, 0, 1);
    }

    @Test
    void reachesNobodyInARoomThatDoesNotExist() {
        server.io.to("nobody").emit("x");
        assertThat(receivers()).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"})
    void refusesReservedNames(String name) {
        assertThatThrownBy(() -> server.io.emit(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sockets.get(0).emit(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueThatCannotBeEncodedReachesNobody() {
        Object[] self = new Object[1];
        self[0] = self;
        assertThatThrownBy(() -> server.io.emit("x", (Object) self)).isInstanceOf(IllegalArgumentException.class);
        assertThat(receivers()).containsExactly(0, 0, 0);
    }
}
