package io.github.socketiojakarta.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.RoomListener;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomEventsTest {

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<String> events = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private RoomListener recorder() {
        return new RoomListener() {
            @Override
            public void roomCreated(String room) {
                events.add("create " + room);
            }

            @Override
            public void roomJoined(String room, String socketId) {
                events.add("join " + room);
            }

            @Override
            public void roomLeft(String room, String socketId) {
                events.add("leave " + room);
            }

            @Override
            public void roomDeleted(String room) {
                events.add("delete " + room);
            }
        };
    }

    @Test
    void tellsOfEveryChangeInItsOrder() {
        server.io.onConnection(sockets::add);
        server.connect();
        server.connect();
        server.io.onRooms(recorder());
        sockets.get(0).join("a");
        sockets.get(1).join("a");
        sockets.get(1).join("a");
        sockets.get(0).leave("a");
        sockets.get(0).leave("a");
        sockets.get(1).leave("a");
        assertThat(events).containsExactly("create a", "join a", "join a", "leave a", "leave a", "delete a");
    }

    @Test
    void tellsOfSeveralRoomsThatAreLeftAtOnce() {
        server.io.onConnection(sockets::add);
        server.connect();
        sockets.get(0).join("a", "b", "c");
        server.io.onRooms(recorder());
        sockets.get(0).leave("a", "other", "c");
        assertThat(events).containsExactly("leave a", "delete a", "leave c", "delete c");
        assertThat(sockets.get(0).rooms())
                .containsExactlyInAnyOrder(sockets.get(0).id(), "b");
        sockets.get(0).leave();
        assertThat(sockets.get(0).rooms()).hasSize(2);
    }

    @Test
    void aSocketHasARoomOfItsOwnWhichGoesWithIt() {
        server.io.onConnection(sockets::add);
        server.io.onRooms(recorder());
        Loopback.Client client = server.connect();
        String id = sockets.get(0).id();
        assertThat(events).containsExactly("create " + id, "join " + id);
        events.clear();
        client.text("41");
        org.awaitility.Awaitility.await().until(() -> events.size() == 2);
        assertThat(events).containsExactly("leave " + id, "delete " + id);
    }

    @Test
    void aListenerThatFailsHarmsNothing() {
        server.io.onConnection(sockets::add);
        server.io.onRooms(new RoomListener() {
            @Override
            public void roomJoined(String room, String socketId) {
                throw new IllegalStateException("broken");
            }
        });
        server.io.onRooms(recorder());
        server.connect();
        assertThat(sockets)
                .singleElement()
                .satisfies(socket -> assertThat(socket.isConnected()).isTrue());
        assertThat(events).hasSize(2);
    }

    /** Who is told later would hear of the second change first otherwise. */
    @Test
    void whatAListenerChangesIsToldWhenTheFirstChangeHasBeenToldToAll() {
        server.io.onConnection(sockets::add);
        server.connect();
        server.io.onRooms(new RoomListener() {
            @Override
            public void roomCreated(String room) {
                if (room.equals("a")) {
                    sockets.get(0).join("b");
                }
            }
        });
        server.io.onRooms(recorder());
        sockets.get(0).join("a");
        assertThat(events).containsExactly("create a", "join a", "create b", "join b");
    }
}
