package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final EngineFixture engine = new EngineFixture();
    private final Channel client = engine.openWebSocket();

    @Test
    void pingsOneIntervalAfterTheHandshakeAndAfterEachPong() {
        engine.timer.advance(EngineFixture.PING_INTERVAL - 1);
        assertThat(client.sent).isEmpty();
        engine.timer.advance(1);
        assertThat(client.sent).containsExactly("2");
        engine.timer.advance(5_000);
        client.receiver.text("3");
        engine.timer.advance(EngineFixture.PING_INTERVAL - 1);
        assertThat(client.sent).hasSize(1);
        engine.timer.advance(1);
        assertThat(client.sent).containsExactly("2", "2");
    }

    @Test
    void endsTheSessionOfAClientThatDoesNotAnswer() {
        engine.timer.advance(EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT - 1);
        assertThat(engine.events).isEmpty();
        engine.timer.advance(1);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
        assertThat(client.closed).isEqualTo(WebSocketClose.NORMAL);
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void theFirstOtherPacketRestartsTheTimeoutOncePerPing() {
        engine.timer.advance(EngineFixture.PING_INTERVAL);
        engine.timer.advance(EngineFixture.PING_TIMEOUT - 1);
        client.receiver.text("4a");
        engine.timer.advance(EngineFixture.PING_TIMEOUT - 1);
        client.receiver.text("4b");
        assertThat(engine.events).containsExactly("text a", "text b");
        engine.timer.advance(1);
        assertThat(engine.events).contains("closed PING_TIMEOUT");
    }

    @Test
    void aPongNobodyAskedForMeansNothing() {
        client.receiver.text("3");
        engine.timer.advance(EngineFixture.PING_INTERVAL);
        assertThat(client.sent).containsExactly("2");
        assertThat(engine.events).isEmpty();
    }

    @Test
    void aPingFromTheClientEndsTheSession() {
        client.receiver.text("2");
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
    }

    @Test
    void aListenerThatIsRunningDoesNotCostItsClientTheConnection() {
        engine.busy = true;
        engine.timer.advance(10L * (EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT));
        assertThat(engine.events).isEmpty();
        engine.busy = false;
        engine.timer.advance(EngineFixture.PING_TIMEOUT);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
    }
}
