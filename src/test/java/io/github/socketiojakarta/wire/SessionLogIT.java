package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever looks for a mistake finds at level DEBUG: a line for each session opened, upgraded, refused, ended. */
class SessionLogIT extends ServerTest {

    private LogCapture log;

    @Override
    protected void handle(SocketIoServer io) {}

    @BeforeEach
    void listen() {
        log = LogCapture.of("io.github.socketiojakarta.internal.engine.session.SessionLog", Level.FINE);
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    /** The lines that begin with this; those of the healthy client begin with another id. */
    private List<String> lines(String start) {
        return log.messages(Level.FINE).stream()
                .filter(line -> line.startsWith(start + ": "))
                .map(line -> line.substring(start.length() + 2))
                .toList();
    }

    @Test
    void tellsTheLifeOfASessionThatIsUpgraded() {
        String secret = PollingSession.sidIn(RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling")
                .body());
        try (PollingSession session = PollingSession.resume(server, secret);
                RawWebSocket webSocket = RawWebSocket.open(server, session.webSocketPath())) {
            webSocket.text("2probe");
            assertThat(webSocket.next()).isEqualTo("3probe");
            webSocket.text("5").text("1");
        }
        String sid = secret.substring(0, 6) + "\u2026";
        await().untilAsserted(() -> assertThat(lines(sid)).hasSize(3));
        assertThat(log.messages(Level.FINE)).noneMatch(line -> line.contains(secret));
        assertThat(lines(sid).get(0)).matches("session opened: polling, protocol \\w+, from [\\w.:\\[\\]]+");
        assertThat(lines(sid).get(1)).isEqualTo("session upgraded to websocket");
        assertThat(lines(sid).get(2)).startsWith("session ended: TRANSPORT_CLOSE");
    }

    @Test
    void tellsWhyARequestWasRefused() {
        RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=carrier%0apigeon");
        RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling&sid=nobody%0aknows");
        RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling", "Origin: https://foreign.example");
        assertThat(lines("no session"))
                .anySatisfy(line -> assertThat(line).contains("GET refused: ", "transport carrier\\u000apigeon"))
                .anySatisfy(line -> assertThat(line).contains("Forbidden", "origin https://foreign.example"));
        assertThat(lines("nobody\u2026")).singleElement().asString().contains("GET refused: ");
    }
}
