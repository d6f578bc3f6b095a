package io.github.socketiojakarta.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRequest;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.Login;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Behind a {@code <security-constraint>} for the whole application. */
@ParameterizedClass(name = "{0} {1}")
@MethodSource("logins")
class SecurityConstraintIT {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    @Parameter(0)
    Container container;

    @Parameter(1)
    Login.Method method;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private TestServer server;
    private Login login;

    static Stream<Arguments> logins() {
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of(Login.Method.BASIC, Login.Method.FORM)
                        .map(method -> Arguments.of(container, method)));
    }

    @BeforeEach
    void start() {
        SocketIoOptions options = SocketIoOptions.builder()
                .roles("user", "admin")
                .requestFilter(request -> seen.add("filter " + describe(request)))
                .build();
        login = Login.by(method);
        server = container.start(login, new LoginApplication(options, this::handle));
    }

    private void handle(SocketIoServer io) {
        io.engine().onConnection(connection -> seen.add("connection"));
        io.engine().onConnectionError(error -> seen.add("error " + error.context()));
        io.use(socket -> seen.add("middleware " + describe(socket.handshake())));
        io.onConnection(socket -> {
            seen.add("listener " + describe(socket.handshake()));
            socket.on("who am I", (args, ack) -> ack.send(describe(socket.handshake())));
        });
    }

    private static String describe(ConnectionRequest request) {
        return request.principal().map(Principal::getName).orElse("nobody")
                + (request.isUserInRole("user") ? " user" : "")
                + (request.isUserInRole("admin") ? " admin" : "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nobodyIsLetInOverPolling() {
        assertThatItAsksForALogin(RawHttp.send(server, "GET", POLLING));
        assertThatItAsksForALogin(RawHttp.send(server, "POST", POLLING));
        assertThatItAsksForALogin(RawHttp.send(server, "GET", POLLING + "&sid=AAAAAAAAAAAAAAAAAAAA"));
        assertThat(seen).isEmpty();
    }

    /** Tomcat answers with the form, Jetty with the way to it. */
    private void assertThatItAsksForALogin(HttpReply reply) {
        if (method == Login.Method.BASIC) {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate"))
                    .map(String::toLowerCase)
                    .contains("basic realm=\"test\"");
        } else if (container == Container.TOMCAT) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("log in, please");
        } else {
            assertThat(reply.status()).isBetween(302, 303);
            assertThat(reply.header("Location").orElseThrow()).contains(Login.LOGIN_PAGE);
        }
    }

    @Test
    void aWrongPasswordLetsNobodyIn() {
        String header = method == Login.Method.BASIC ? "Authorization: Basic YWxpY2U6d3Jvbmc=" : "Cookie: JSESSIONID=1";
        assertThatItAsksForALogin(RawHttp.send(server, "GET", POLLING, header));
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET, header)) {
            assertThatItAsksForALogin(webSocket.reply());
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void nobodyIsLetInOverWebSocket() {
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET)) {
            assertThatItAsksForALogin(webSocket.reply());
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void aUserIsKnownOverPolling() {
        try (PollingSession session = PollingSession.openAs(server, login.headerOf(server, "alice"))) {
            session.join("40");
            session.send("421[\"who am I\"]");
            assertThat(session.next()).isEqualTo("431[\"alice user admin\"]");
        }
        assertAliceWasSeenByAll();
    }

    @Test
    void aUserIsKnownOverWebSocket() {
        try (RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET, login.headerOf(server, "alice"))) {
            assertThat(webSocket.next()).startsWith("0{");
            webSocket.join("40").text("421[\"who am I\"]");
            assertThat(webSocket.next()).isEqualTo("431[\"alice user admin\"]");
        }
        assertAliceWasSeenByAll();
    }

    private void assertAliceWasSeenByAll() {
        assertThat(seen)
                .containsExactly(
                        "filter alice user admin",
                        "connection",
                        "middleware alice user admin",
                        "listener alice user admin");
    }

    @Test
    void aUserIsKnownAfterTheUpgradeToo() {
        String header = login.headerOf(server, "bob");
        try (PollingSession session = PollingSession.openAs(server, header)) {
            session.join("40");
            try (RawWebSocket webSocket = RawWebSocket.open(server, session.webSocketPath(), header)) {
                assertThat(webSocket.text("2probe").next()).isEqualTo("3probe");
                webSocket.text("5").text("421[\"who am I\"]");
                assertThat(webSocket.next()).isEqualTo("431[\"bob user\"]");
            }
        }
    }

    @Test
    void anIdThatWasStolenIsOfNoUseToAnotherUser() {
        String bob = login.headerOf(server, "bob");
        try (PollingSession session = PollingSession.openAs(server, login.headerOf(server, "alice"));
                PollingSession stolen = session.as(bob)) {
            session.join("40");
            for (HttpReply reply : List.of(stolen.get(), stolen.post("42[\"who am I\"]"))) {
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
            }
            try (RawWebSocket webSocket = RawWebSocket.ask(server, session.webSocketPath(), bob)) {
                assertThat(webSocket.reply().status()).isEqualTo(400);
                assertThat(webSocket.reply().body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
            }
            session.send("421[\"who am I\"]");
            assertThat(session.next()).isEqualTo("431[\"alice user admin\"]");
        }
        assertThat(seen)
                .filteredOn(s -> s.startsWith("error"))
                .containsOnly("error OTHER_USER")
                .hasSize(3);
    }
}
