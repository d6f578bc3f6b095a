package io.github.socketiojakarta.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.UserRoom;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.Login;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import java.security.Principal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Users who log in and out while they are connected, where everybody may connect. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class LoginChangeIT {

    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
    private static final String UNKNOWN = "{\"code\":1,\"message\":\"Session ID unknown\"}";

    @Parameter
    Container container;

    private final Departures departures = new Departures();
    private LoginApplication application;
    private TestServer server;

    private void start() {
        start(SocketIoOptions.builder().userRooms(true).build());
    }

    private void start(SocketIoOptions options) {
        Login login = new Login(Login.Method.FORM, "/private/*");
        application = new LoginApplication(options, this::handle);
        server = container.start(login, application);
    }

    private void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on(
                    "who am I",
                    (args, ack) -> ack.send(socket.handshake()
                            .principal()
                            .map(Principal::getName)
                            .orElse("nobody")));
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpReply page(String name, String... headers) {
        HttpReply reply = RawHttp.send(server, "GET", "/pages/" + name, headers);
        assertThat(reply.status()).as(name + " " + reply.body()).isEqualTo(200);
        return reply;
    }

    private String begin() {
        return Login.cookie(page("begin"));
    }

    /** Returns the cookie of the session, whose id has changed. */
    private String logIn(String cookie) {
        String after = Login.cookie(page("login", cookie));
        assertThat(after).isNotEqualTo(cookie);
        return after;
    }

    private RawWebSocket webSocket(String... headers) {
        RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET, headers);
        assertThat(webSocket.next()).startsWith("0{");
        return webSocket.join("40");
    }

    private String whoAmI(RawWebSocket webSocket) {
        return webSocket.text("421[\"who am I\"]").next();
    }

    @Test
    void aClientThatCameBeforeTheLoginGoesOnAsNobody() {
        start();
        String before = begin();
        try (PollingSession session = PollingSession.openAs(server, before).join("40")) {
            String after = logIn(before);
            PollingSession later = session.as(after);
            later.send("421[\"who am I\"]");
            assertThat(later.next()).isEqualTo("431[\"nobody\"]");
            try (RawWebSocket upgraded = RawWebSocket.open(server, session.webSocketPath(), after)) {
                assertThat(upgraded.text("2probe").next()).isEqualTo("3probe");
                assertThat(whoAmI(upgraded.text("5"))).isEqualTo("431[\"nobody\"]");
                page("logout", after);
                assertThat(upgraded.next()).isEqualTo("41");
            }
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("http session ended");
        }
    }

    @Test
    void aClientThatComesAfterAProgrammaticLoginIsTheUser() {
        start();
        String cookie = logIn(begin());
        try (RawWebSocket webSocket = webSocket(cookie);
                PollingSession session = PollingSession.openAs(server, cookie).join("40")) {
            assertThat(whoAmI(webSocket)).isEqualTo("431[\"alice\"]");
            session.send("421[\"who am I\"]");
            assertThat(session.next()).isEqualTo("431[\"alice\"]");
        }
    }

    @Test
    void anIdThatWasStolenIsOfNoUseToNobody() {
        start();
        String cookie = logIn(begin());
        try (PollingSession session = PollingSession.openAs(server, cookie).join("40")) {
            for (String other : new String[] {"Accept: */*", begin()}) {
                assertThat(session.as(other).get().body()).isEqualTo(UNKNOWN);
                assertThat(session.as(other).post("1").body()).isEqualTo(UNKNOWN);
                try (RawWebSocket webSocket = RawWebSocket.ask(server, session.webSocketPath(), other)) {
                    assertThat(webSocket.reply().status()).isEqualTo(400);
                }
            }
            session.send("421[\"who am I\"]");
            assertThat(session.next()).isEqualTo("431[\"alice\"]");
        }
    }

    /** Containers close the WebSockets of a user who logs out, too (Jakarta WebSocket 2.1, section 7.2). */
    @Test
    void aUserWhoLogsOutIsToldOverWebSocket() {
        start();
        String cookie = logIn(begin());
        try (RawWebSocket webSocket = webSocket(cookie)) {
            page("logout", cookie);
            assertThat(webSocket.next()).isEqualTo("41");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("http session ended");
        }
    }

    @Test
    void aUserWhoLogsOutIsToldOverPolling() {
        start();
        String cookie = logIn(begin());
        try (PollingSession session = PollingSession.openAs(server, cookie).join("40");
                RawHttp parked = RawHttp.connect(server)) {
            String path = session.path() + "&t=parked";
            parked.begin("GET", path, "", cookie);
            Awaitility.await().until(() -> application.isWaiting(path));
            page("logout", cookie);
            assertThat(parked.reply().body()).startsWith("41");
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("http session ended");
        }
    }

    @Test
    void aUserWhoLogsOutGoesOnIfThatIsWanted() {
        start(SocketIoOptions.builder().endWithHttpSession(false).build());
        String cookie = logIn(begin());
        try (RawWebSocket webSocket = webSocket(cookie)) {
            page("logout", cookie);
            assertThat(whoAmI(webSocket)).isEqualTo("431[\"alice\"]");
        }
    }

    @Test
    void theEndOfTheApplicationIsNoLogout() {
        start();
        try (RawWebSocket webSocket = webSocket(logIn(begin()))) {
            server.undeploy();
            assertThat(webSocket.next()).isNotEqualTo("41");
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("server shutting down");
        }
    }

    /** The HTTP session goes on after such a logout, and so does a WebSocket, which asks nobody. */
    @Test
    void aLogoutThatKeepsTheHttpSessionIsFollowedByTheApplication() {
        start();
        String cookie = logIn(begin());
        try (RawWebSocket webSocket = webSocket(cookie);
                PollingSession session = PollingSession.openAs(server, cookie).join("40")) {
            page("forget", cookie);
            assertThat(session.get().body()).isEqualTo(UNKNOWN);
            assertThat(whoAmI(webSocket)).isEqualTo("431[\"alice\"]");
            server.io().in(UserRoom.of("alice")).disconnectSockets();
            assertThat(webSocket.next()).isEqualTo("41");
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("server namespace disconnect");
        }
    }

    @Test
    void aSessionIsGivenBackToItsUserOnlyAndNotAfterTheLogout() {
        start(SocketIoOptions.builder()
                .connectionStateRecovery(ConnectionStateRecovery.defaults())
                .build());
        String cookie = logIn(begin());
        String answer = joinAndBreak("40", cookie);
        String id = PollingSession.sidIn(answer);
        String comeBack = "40{" + answer.substring(answer.indexOf("\"pid\""));
        assertThat(comeBack).startsWith("40{\"pid\":\"");
        assertThat(PollingSession.sidIn(joinAndBreak(comeBack, "X-Token: mallory")))
                .isNotEqualTo(id);
        assertThat(PollingSession.sidIn(joinAndBreak(comeBack, begin()))).isNotEqualTo(id);
        assertThat(PollingSession.sidIn(joinAndBreak(comeBack, cookie))).isEqualTo(id);
        page("logout", cookie);
        assertThat(PollingSession.sidIn(joinAndBreak(comeBack, logIn(begin())))).isNotEqualTo(id);
    }

    private String joinAndBreak(String connect, String header) {
        try (RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET, header)) {
            assertThat(webSocket.next()).startsWith("0{");
            String answer = webSocket.text(connect).next();
            webSocket.reset();
            return answer;
        }
    }

    @Test
    void theUserOfAFilterIsBelieved() {
        start();
        try (PollingSession session =
                        PollingSession.openAs(server, "X-Token: carol").join("40");
                RawWebSocket webSocket = webSocket("X-Token: carol")) {
            session.send("421[\"who am I\"]");
            assertThat(session.next()).isEqualTo("431[\"carol\"]");
            assertThat(whoAmI(webSocket)).isEqualTo("431[\"carol\"]");
            assertThat(session.as("X-Token: dave").get().body()).isEqualTo(UNKNOWN);
        }
    }
}
