package io.github.socketiojakarta.internal.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are nearly those of something are the names of something else. */
class AlmostRightTest {

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Order", "ORDER", "orders", "orde", " order", "order ", "order\\u0000", "ord\\u0435r", "order,"})
    void anEventHasOneName(String name) {
        server.io.onConnection(socket -> {
            socket.on("order", args -> heard.add("order"));
            socket.once("order", args -> heard.add("once"));
        });
        Client client = server.connect();
        client.text("42[\"" + name + "\"]");
        assertThat(heard).isEmpty();
        client.text("42[\"\\u006frder\"]");
        assertThat(heard).containsExactly("order", "once");
    }

    @Test
    void onlyTheListenersOfThatEventAreTakenAway() {
        server.io.onConnection(socket -> {
            for (String event : Set.of("order", "Order", "orders")) {
                socket.on(event, args -> heard.add(event));
            }
            socket.off("order");
        });
        Client client = server.connect();
        client.text("42[\"order\"]");
        client.text("42[\"Order\"]");
        client.text("42[\"orders\"]");
        assertThat(heard).containsExactly("Order", "orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Admin",
                "/ADMIN",
                "/admin/",
                "/admins",
                "/admi",
                "//admin",
                "/admin ",
                "/ admin",
                "/admin?token=1",
                "/admin#1",
                "/%61dmin",
                "/./admin",
                "/admin/../admin",
                "/\u0430dmin"
            })
    void aNamespaceHasOneName(String name) {
        server.io.of("/admin").onConnection(socket -> heard.add("admin"));
        Client client = server.open();
        client.text("40" + name + ",");
        assertThat(client.sent).containsExactly("44" + name + ",{\"message\":\"Invalid namespace\"}");
        client.text("40/admin,");
        assertThat(heard).containsExactly("admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tenant-",
                "/tenant-1a",
                "/tenant-1/",
                "/tenant-1\n",
                "/tenant-1 ",
                "x/tenant-1",
                "/x/tenant-1",
                "/Tenant-1",
                "/tenant--1",
                "/tenant-1?x=1",
                "/tenant-\u0663"
            })
    void aPatternMatchesTheWholeNameAndNoMore(String name) {
        server.io.of(Pattern.compile("/tenant-\\d+")).onConnection(socket -> heard.add("tenant"));
        Client client = server.open();
        client.text("40" + name + ",");
        assertThat(heard).isEmpty();
        assertThat(client.sent).noneMatch(packet -> packet.startsWith("40"));
    }

    @Test
    void aRoomHasOneName() {
        server.io.onConnection(socket -> socket.join("room"));
        Client client = server.connect();
        for (String name : new String[] {"Room", "rooms", "roo", " room", "room ", "", "r*", "*"}) {
            server.io.to(name).emit("for " + name);
        }
        server.io.except("Room", "room ", "roo").emit("for all but others");
        assertThat(client.sent).containsExactly("42[\"for all but others\"]");
        Socket socket = server.io.sockets().iterator().next();
        socket.leave("Room");
        assertThat(socket.rooms()).contains("room");
    }

    /** Whoever's id it is, nobody is reached by what is nearly that. */
    @Test
    void aSocketHasOneId() {
        Client client = server.connect();
        String id = server.io.sockets().iterator().next().id();
        for (String other : new String[] {id.substring(1), id + "x", " " + id, swapped(id)}) {
            assertThat(server.io.socket(other)).isEmpty();
            server.io.to(other).emit("lost");
        }
        assertThat(client.sent).isEmpty();
    }

    private static String swapped(String id) {
        StringBuilder text = new StringBuilder();
        id.chars()
                .forEach(c -> text.append(
                        (char) (Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))));
        return text.toString();
    }
}
