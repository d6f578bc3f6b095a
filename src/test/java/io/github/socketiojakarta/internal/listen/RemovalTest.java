package io.github.socketiojakarta.internal.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.socketiojakarta.ArgsAckListener;
import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.ConnectionListener;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Engine;
import io.github.socketiojakarta.ErrorListener;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.RoomListener;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemovalTest {

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<Object> seen = new ArrayList<>();
    private Socket socket;
    private Client client;

    @BeforeEach
    void connect() {
        server.io.onConnection(connected -> socket = connected);
        client = server.connect();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Method> registrations() {
        return Stream.of(Socket.class, Namespace.class, SocketIoServer.class, Engine.class, Connection.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.getName().matches("on[A-Z].*"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("registrations")
    void everyRegistrationHasItsCounterpart(Method registration) {
        String counterpart = registration.getName().replaceFirst("on", "off");
        assertThatCode(() -> registration.getDeclaringClass().getMethod(counterpart, registration.getParameterTypes()))
                .doesNotThrowAnyException();
    }

    @Test
    void disconnectListenersThatAreRemovedAreNotCalled() {
        Consumer<DisconnectReason> listener = seen::add;
        socket.onDisconnecting(listener);
        socket.onDisconnect(listener);
        socket.onDisconnect(reason -> seen.add("stays"));
        socket.offDisconnecting(listener);
        socket.offDisconnect(listener);
        client.text("41");
        assertThat(seen).containsExactly("stays");
    }

    @Test
    void allListenersOfEventsCanBeRemovedAndThoseForTheEndStay() {
        socket.on("x", args -> seen.add("x"));
        socket.onDisconnect(seen::add);
        socket.off();
        client.text("42[\"x\"]");
        client.text("41");
        assertThat(seen).containsExactly(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
    }

    @Test
    void errorListenersThatAreRemovedAreNotCalled() {
        ErrorListener listener = failure -> seen.add("removed");
        socket.onError(listener);
        server.io.onError(listener).onError(failure -> seen.add("stays"));
        socket.offError(listener);
        server.io.offError(listener);
        socket.on("x", args -> {
            throw new IllegalStateException("on purpose");
        });
        client.text("42[\"x\"]");
        assertThat(seen).containsExactly("stays");
    }

    @Test
    void connectionListenersThatAreRemovedAreNotCalled() {
        ConnectionListener listener = seen::add;
        Consumer<Connection> engineListener = seen::add;
        server.io.onConnection(listener);
        server.io.engine().onConnection(engineListener);
        server.io.offConnection(listener);
        server.io.engine().offConnection(engineListener);
        server.connect();
        assertThat(seen).isEmpty();
    }

    @Test
    void aParentsListenerThatIsRemovedIsNotCalledForItsChildren() {
        ConnectionListener listener = seen::add;
        Namespace parent = server.io.of((name, handshake) -> true);
        parent.onConnection(listener).offConnection(listener);
        client.text("40/child,");
        assertThat(server.io.find("/child")).isPresent();
        assertThat(seen).isEmpty();
    }

    @Test
    void roomAndNamespaceListenersThatAreRemovedAreNotCalled() {
        RoomListener listener = new RoomListener() {
            @Override
            public void roomJoined(String room, String socketId) {
                seen.add(room);
            }
        };
        Consumer<Namespace> newNamespaces = seen::add;
        server.io.onRooms(listener).offRooms(listener);
        server.io.onNewNamespace(newNamespaces);
        server.io.offNewNamespace(newNamespaces);
        socket.join("a");
        server.io.of("/new");
        assertThat(seen).isEmpty();
    }

    @Test
    void listenersForOtherServersThatAreRemovedAreNotCalled() {
        ArgsAckListener listener = (args, ack) -> seen.add(args);
        NamespaceListeners listeners = new NamespaceListeners();
        listeners.addServerSide("x", listener);
        listeners.addServerSide("x", (args, ack) -> seen.add("stays"));
        listeners.removeServerSide("x", listener);
        listeners.removeServerSide("y", listener);
        assertThat(listeners.serverSideListeners("x")).hasSize(1).doesNotContain(listener);
    }

    @Test
    void whoNoLongerFollowsAConnectionIsNotToldOfItsEnd() {
        TransportListener listener = new TransportListener() {
            @Override
            public void closed(DisconnectReason reason) {
                seen.add(reason);
            }
        };
        socket.connection().off(listener); // nobody follows yet
        socket.connection().listen(listener);
        socket.connection().off(listener);
        socket.closeConnection();
        assertThat(seen).isEmpty();
    }
}
