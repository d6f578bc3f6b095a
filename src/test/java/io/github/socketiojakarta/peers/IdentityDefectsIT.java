package io.github.socketiojakarta.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Defects of other servers in who may do what. */
@Tag("full")
class IdentityDefectsIT extends ServerTest {

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    protected void handle(SocketIoServer io) {
        io.of("/guarded").use(socket -> {
            asked.incrementAndGet();
            socket.join("members");
            if (!socket.handshake().auth("token", String.class).orElse("").equals("right")) {
                throw new ConnectionRefusedException("who are you?");
            }
        });
        io.of("/guarded").onConnection(socket -> {
            handled.add("connection");
            socket.on("secret", args -> handled.add("secret"));
        });
        io.onConnection(socket -> {
            handled.add("main");
            socket.on("tell", args -> io.of("/guarded").emit("news"));
            socket.on("members", args -> io.of("/guarded").to("members").emit("news"));
            socket.on("done", (args, ack) -> ack.send());
        });
    }

    @BeforeEach
    void forget() {
        handled.clear();
        asked.set(0);
    }

    /** netty-socketio ran the handlers of a socket whose auth it had refused. */
    @Test
    void aRefusedSocketReachesNoHandler() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("40/guarded,{\"token\":\"wrong\"}");
            assertThat(webSocket.next()).isEqualTo("44/guarded,{\"message\":\"who are you?\"}");
            webSocket.text("42/guarded,[\"secret\"]");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
            assertThat(handled).containsExactly("main");
        }
    }

    /** netty-socketio went on sending the namespace's broadcasts to it. */
    @Test
    void aRefusedSocketGetsNoBroadcasts() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("40/guarded,{\"token\":\"wrong\"}").next();
            webSocket.text("42[\"tell\"]").text("42[\"members\"]").text("421[\"done\"]");
            assertThat(webSocket.next()).isEqualTo("431[]");
            assertThat(server.io().of("/guarded").sockets()).isEmpty();
            assertThat(server.io().of("/guarded").rooms()).isEmpty();
        }
    }

    /** netty-socketio did not ask at all when the client sent no auth. */
    @Test
    void aClientWithoutAuthIsAskedToo() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("40/guarded,");
            assertThat(webSocket.next()).isEqualTo("44/guarded,{\"message\":\"who are you?\"}");
            assertThat(asked).hasValue(1);
        }
    }

    /** netty-socketio called connection listeners before, and twice. */
    @Test
    void aConnectionListenerIsCalledOnceAndOnlyForTheNamespaceThatWasJoined() {
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            webSocket.join("40/guarded,{\"token\":\"right\"}");
            webSocket.text("42/guarded,[\"secret\"]").join("40");
            webSocket.text("421[\"done\"]").next();
            assertThat(handled).containsExactly("connection", "secret", "main");
        }
    }

    /** netty-socketio's public socket id was the secret of its transport. */
    @Test
    void aPublicSocketIdOpensNoSession() {
        try (RawWebSocket victim = RawWebSocket.session(server)) {
            String publicId = PollingSession.sidIn(victim.text("40").next());
            for (String method : List.of("GET", "POST")) {
                HttpReply reply = RawHttp.send(server, method, "/socket.io/?EIO=4&transport=polling&sid=" + publicId);
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
            }
            try (RawWebSocket thief =
                    RawWebSocket.ask(server, "/socket.io/?EIO=4&transport=websocket&sid=" + publicId)) {
                assertThat(thief.reply().status()).isEqualTo(400);
            }
        }
    }

    /** netty-socketio took the session from a cookie. */
    @Test
    void aCookieWithTheIdOfAnotherSessionIsIgnored() {
        try (PollingSession victim = PollingSession.connected(server);
                PollingSession thief =
                        PollingSession.open(server, "Cookie: io=" + victim.sid(), "io: " + victim.sid())) {
            assertThat(thief.sid()).isNotEqualTo(victim.sid());
            thief.join("40");
            thief.send("1");
            assertThat(victim.isAlive()).isTrue();
            victim.send("1");
        }
    }

    /** netty-socketio and trinopoty took EIO=abc for some version or other. */
    @Test
    void aProtocolVersionThatIsNoneIsRefused() {
        assertThat(RawHttp.send(server, "GET", "/socket.io/?EIO=abc&transport=polling")
                        .body())
                .isEqualTo("{\"code\":5,\"message\":\"Unsupported protocol version\"}");
    }

    /** netty-socketio sent connect errors as a bare string, on which the Java client fails. */
    @Test
    void aConnectErrorIsAnObject() {
        try (RawWebSocket webSocket = RawWebSocket.session(server).text("40/nowhere,")) {
            assertThat(webSocket.next()).isEqualTo("44/nowhere,{\"message\":\"Invalid namespace\"}");
        }
    }

    /** netty-socketio and trinopoty accepted as many attachments as a packet announced. */
    @Test
    void anEnormousNumberOfAttachmentsCloses() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("459999999-[\"a\",{\"_placeholder\":true,\"num\":0}]");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
        }
    }
}
