package io.github.socketiojakarta.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.UserRoom;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.Roles;
import io.github.socketiojakarta.internal.engine.WebSession;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What depends on who the container says a client is. */
class UserTest {

    private static final Pattern PID = Pattern.compile("40\\{.*\"pid\":\"([\\w-]+)\".*");

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<DisconnectReason> reasons = new CopyOnWriteArrayList<>();
    private final Loopback server = new Loopback(SocketIoOptions.builder()
            .connectionStateRecovery(ConnectionStateRecovery.defaults())
            .userRooms(true)
            .build());

    UserTest() {
        server.io.onConnection(this::joined);
        server.io.of("/chat").onConnection(this::joined);
    }

    private void joined(Socket socket) {
        socket.onDisconnect(reasons::add);
        sockets.add(socket);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** An HTTP session that ends when it is told to. */
    private static final class Login implements WebSession {
        private final List<Runnable> actions = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        void end() {
            ended = true;
            actions.forEach(Runnable::run);
        }

        @Override
        public boolean hasEnded() {
            return ended;
        }

        @Override
        public Runnable onEnd(Runnable action) {
            actions.add(action);
            return () -> actions.remove(action);
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return Optional.empty();
        }
    }

    private static Caller user(String name) {
        return new Caller(
                Optional.of(() -> name), new Roles(Set.of("admin", "guest"), Set.of("admin")), Optional.empty());
    }

    private static Caller user(String name, WebSession webSession) {
        return new Caller(Optional.of(() -> name), Roles.NONE, Optional.of(webSession));
    }

    private Client connect(Caller caller, String packet) {
        Client client = server.open(caller);
        client.text(packet);
        Awaitility.await().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith("40")));
        return client;
    }

    private String secretOf(Client client) {
        Matcher matcher = PID.matcher(client.sent.peek());
        assertThat(matcher.matches()).isTrue();
        return matcher.group(1);
    }

    private Socket comeBack(Caller caller, String secret) {
        connect(caller, "40{\"pid\":\"" + secret + "\"}");
        return sockets.get(sockets.size() - 1);
    }

    @Test
    void aHandshakeTellsTheUserAndTheRolesThatWereAskedFor() {
        connect(user("alice"), "40");
        Handshake handshake = sockets.get(0).handshake();
        assertThat(handshake.principal()).map(Principal::getName).contains("alice");
        assertThat(handshake.isUserInRole("admin")).isTrue();
        assertThat(handshake.isUserInRole("guest")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handshake.isUserInRole("owner"))
                .withMessageContainingAll("'owner'", "SocketIoOptions.roles()", "socketio.roles");
    }

    @Test
    void nobodyHasNoNameAndNoRoom() {
        connect(Caller.ANONYMOUS, "40");
        assertThat(sockets.get(0).handshake().principal()).isEmpty();
        assertThat(sockets.get(0).rooms()).containsExactly(sockets.get(0).id());
    }

    @Test
    void everySocketOfAUserIsInTheUsersRoomWhenListenersSeeIt() {
        List<Set<String>> seen = new CopyOnWriteArrayList<>();
        server.io.of("/chat").onConnection(socket -> seen.add(socket.rooms()));
        Client client = connect(user("alice"), "40");
        client.text("40/chat,");
        connect(user("bob"), "40");
        Awaitility.await().until(() -> sockets.size() == 3 && !seen.isEmpty());
        assertThat(seen.get(0)).contains(UserRoom.of("alice"));
        client.sent.clear();
        server.io.to(UserRoom.of("alice")).emit("hello");
        server.io.of("/chat").to(UserRoom.of(() -> "alice")).emit("hello");
        server.io.to(UserRoom.of("bob")).emit("not meant");
        assertThat(client.sent).hasSize(2).anyMatch(s -> s.startsWith("42[")).anyMatch(s -> s.startsWith("42/chat,"));
    }

    @Test
    void aUserComesBackIntoTheUsersRoom() {
        Client client = connect(user("alice"), "40");
        String secret = secretOf(client);
        client.leave();
        Socket again = comeBack(user("alice"), secret);
        assertThat(again.isRecovered()).isTrue();
        assertThat(again.rooms()).containsExactlyInAnyOrder(again.id(), UserRoom.of("alice"));
    }

    @Test
    void anotherUserDoesNotGetASessionBackAndHarmsNobody() {
        Client client = connect(user("alice"), "40");
        String secret = secretOf(client);
        assertThat(comeBack(user("mallory"), secret).isRecovered()).isFalse();
        assertThat(comeBack(Caller.ANONYMOUS, secret).isRecovered()).isFalse();
        assertThat(client.closed).isFalse();
        client.leave();
        assertThat(comeBack(user("mallory"), secret).isRecovered()).isFalse();
        assertThat(comeBack(user("alice"), secret).isRecovered()).isTrue();
    }

    @Test
    void aUserWhoHasLostARoleDoesNotGetBackWhatItAllowed() {
        Client client = connect(user("alice"), "40");
        String secret = secretOf(client);
        client.leave();
        Caller demoted = new Caller(
                Optional.of(() -> "alice"), new Roles(Set.of("admin", "guest"), Set.of("guest")), Optional.empty());
        assertThat(comeBack(demoted, secret).isRecovered()).isFalse();
        assertThat(comeBack(user("alice"), secret).isRecovered()).isTrue();
    }

    @Test
    void nobodyGetsASessionBackAfterTheLogout() {
        Login login = new Login();
        Client client = connect(user("alice", login), "40");
        String secret = secretOf(client);
        client.leave();
        Awaitility.await().until(() -> login.actions.isEmpty());
        login.end();
        assertThat(comeBack(user("alice"), secret).isRecovered()).isFalse();
    }

    @Test
    void theEndOfTheHttpSessionDisconnectsEverySocketAndTellsTheClient() {
        Login login = new Login();
        Client client = connect(user("alice", login), "40");
        client.text("40/chat,");
        Awaitility.await().until(() -> sockets.size() == 2);
        client.sent.clear();
        login.end();
        Awaitility.await().until(() -> reasons.size() == 2);
        assertThat(reasons).containsOnly(DisconnectReason.HTTP_SESSION_ENDED);
        assertThat(client.sent).containsExactlyInAnyOrder("41", "41/chat,");
        assertThat(client.closed).isTrue();
        assertThat(login.actions).isEmpty();
    }
}
