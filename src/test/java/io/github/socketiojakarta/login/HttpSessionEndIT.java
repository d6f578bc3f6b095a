package io.github.socketiojakarta.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.Login;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections and the HTTP session with which their client came. */
@Tag("full")
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class HttpSessionEndIT {

    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    @Parameter
    Container container;

    private final Departures departures = new Departures();
    private TestServer server;

    private void start(SocketIoOptions options) {
        start(Login.SESSIONS, options);
    }

    private void start(Login login, SocketIoOptions options) {
        server = container.start(login, new LoginApplication(options, this::handle));
    }

    private void start() {
        start(SocketIoOptions.defaults());
    }

    private void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on("color", (args, ack) -> {
                Optional<HttpSession> session = socket.handshake().httpSession();
                ack.send(session.map(open -> open.getAttribute("color")).orElse("no session"));
            });
            socket.on("last access", (args, ack) -> ack.send(lastAccess(socket.handshake())));
            socket.on("has left memory", (args, ack) -> ack.send(hasLeftMemory(socket.handshake())));
        });
    }

    private static String lastAccess(Handshake handshake) {
        return String.valueOf(handshake.httpSession().orElseThrow().getLastAccessedTime());
    }

    private static Object hasLeftMemory(Handshake handshake) {
        if (handshake.httpSession().isEmpty()) {
            return "no session";
        }
        try {
            handshake.httpSession().get().getCreationTime();
            return false;
        } catch (IllegalStateException expected) {
            return true;
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpReply page(String name, String... headers) {
        HttpReply reply = RawHttp.send(server, "GET", "/pages/" + name, headers);
        assertThat(reply.status()).as(name).isEqualTo(200);
        return reply;
    }

    private String begin() {
        return Login.cookie(page("begin"));
    }

    private RawWebSocket webSocket(String... headers) {
        RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET, headers);
        assertThat(webSocket.next()).startsWith("0{");
        return webSocket.join("40");
    }

    @Test
    void handlersReachIt() {
        start();
        try (RawWebSocket with = webSocket(begin());
                RawWebSocket without = webSocket()) {
            assertThat(with.text("421[\"color\"]").next()).isEqualTo("431[\"green\"]");
            assertThat(without.text("421[\"color\"]").next()).isEqualTo("431[\"no session\"]");
        }
    }

    @Test
    void noneIsMadeForClients() {
        start();
        HttpReply reply = RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Set-Cookie")).isEmpty();
        try (RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET)) {
            assertThat(webSocket.reply().header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void pollsKeepItFromItsTimeout() {
        start();
        try (PollingSession session = PollingSession.openAs(server, begin()).join("40")) {
            long before = lastAccess(session);
            await().until(() -> lastAccess(session) > before);
        }
    }

    private static long lastAccess(PollingSession session) {
        session.send("421[\"last access\"]");
        return millis(session.next());
    }

    /** It is of no use to wait for what must not happen: events, whenever they come, must be later than the access. */
    @Test
    void webSocketsDoNotKeepItFromItsTimeout() {
        start();
        try (RawWebSocket webSocket = webSocket(begin())) {
            long opened = lastAccess(webSocket);
            await().until(() -> lastAccess(webSocket) < System.currentTimeMillis() - 100);
            assertThat(lastAccess(webSocket)).isLessThan(opened + 100);
        }
    }

    private static long lastAccess(RawWebSocket webSocket) {
        return millis(webSocket.text("421[\"last access\"]").next());
    }

    private static long millis(String answer) {
        return Long.parseLong(answer.replace("431[\"", "").replace("\"]", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "hurry"})
    void itsEndDisconnectsAWebSocket(String end) {
        start();
        String cookie = begin();
        try (RawWebSocket webSocket = webSocket(cookie);
                RawWebSocket stranger = webSocket(begin())) {
            page(end, cookie);
            assertThat(webSocket.next()).isEqualTo("41");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("http session ended");
            assertThat(stranger.text("421[\"color\"]").next()).isEqualTo("431[\"green\"]");
        }
    }

    @Test
    void itsEndDisconnectsAPollingClientThatWaits() {
        start();
        String cookie = begin();
        try (PollingSession session = PollingSession.openAs(server, cookie).join("40");
                RawHttp parked = session.park()) {
            page("logout", cookie);
            assertThat(parked.reply().body()).startsWith("41");
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("http session ended");
        }
    }

    @Test
    void itsTimeoutDisconnectsAPollingClientThatDoesNotPoll() {
        start();
        String cookie = begin();
        try (PollingSession session = PollingSession.openAs(server, cookie).join("40")) {
            page("hurry", cookie);
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("http session ended");
        }
    }

    @Test
    void itsNewIdAfterALoginChangesNothing() {
        start();
        String before = begin();
        try (RawWebSocket webSocket = webSocket(before)) {
            String after = Login.cookie(page("rename", before));
            assertThat(after).isNotEqualTo(before);
            assertThat(webSocket.text("421[\"color\"]").next()).isEqualTo("431[\"green\"]");
            page("logout", after);
            assertThat(webSocket.next()).isEqualTo("41");
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("http session ended");
        }
    }

    /** In clusters, and of sessions that nobody asks for, containers make new objects as they like. */
    @Test
    void itsAbsenceFromMemoryIsNotItsEnd() {
        start(Login.STORED_SESSIONS, SocketIoOptions.defaults());
        String cookie = begin();
        String other = begin();
        try (RawWebSocket kept = webSocket(cookie)) {
            await().until(() -> hasLeftMemory(kept));
            try (RawWebSocket ended = webSocket(other)) {
                page("logout", other);
                assertThat(departures.reasonOf(ended.socketId())).isEqualTo("http session ended");
            }
            assertThat(kept.text("421[\"has left memory\"]").next()).isEqualTo("431[true]");
            page("logout", cookie);
            assertThat(kept.next()).isEqualTo("41");
            assertThat(departures.reasonOf(kept.socketId())).isEqualTo("http session ended");
        }
    }

    private static boolean hasLeftMemory(RawWebSocket webSocket) {
        String answer = webSocket.text("421[\"has left memory\"]").next();
        assertThat(answer).isIn("431[true]", "431[false]");
        return answer.equals("431[true]");
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Departures.PATIENCE);
    }

    /** Pings come, one after the other, when it would have been noticed long ago. */
    @Test
    void itsEndCanBeOfNoConcern() {
        start(SocketIoOptions.builder()
                .endWithHttpSession(false)
                .pingInterval(Duration.ofMillis(300))
                .build());
        String cookie = begin();
        try (RawWebSocket webSocket = webSocket(cookie);
                PollingSession session = PollingSession.openAs(server, cookie).join("40")) {
            page("logout", cookie);
            for (int pings = 0; pings < 4; pings++) {
                assertThat(webSocket.next()).isEqualTo("2");
                webSocket.text("3");
                assertThat(session.next()).isEqualTo("2");
                session.send("3");
            }
        }
    }

    @Test
    void theEndOfTheApplicationIsNoLogout() {
        start();
        String cookie = begin();
        try (RawWebSocket webSocket = webSocket(cookie);
                PollingSession session = PollingSession.openAs(server, cookie).join("40")) {
            server.undeploy();
            assertThat(webSocket.next()).isNotEqualTo("41");
            for (String socketId : List.of(webSocket.socketId(), session.socketId())) {
                assertThat(departures.reasonOf(socketId)).isEqualTo("server shutting down");
            }
        }
    }
}
