package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import org.junit.jupiter.api.Test;

/** The heartbeat of protocol 3, in which the client pings. */
class ClientHeartbeatTest {

    private static final int LIMIT = EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT;

    private final EngineFixture engine = new EngineFixture();
    private final Channel client = engine.openOldWebSocket();

    @Test
    void answersEachPing() {
        for (int ping = 0; ping < 5; ping++) {
            engine.timer.advance(LIMIT - 1);
            client.receiver.text("2");
        }
        assertThat(client.sent).containsExactly("3", "3", "3", "3", "3");
        assertThat(engine.events).isEmpty();
    }

    @Test
    void endsTheSessionOfAClientThatDoesNotPing() {
        engine.timer.advance(LIMIT - 1);
        assertThat(engine.events).isEmpty();
        engine.timer.advance(1);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
        assertThat(client.sent).isEmpty();
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void otherPacketsDoNotCount() {
        engine.timer.advance(LIMIT - 1);
        client.receiver.text("4a");
        engine.timer.advance(1);
        assertThat(engine.events).containsExactly("text a", "closed PING_TIMEOUT");
    }

    @Test
    void aListenerThatIsRunningDoesNotCostItsClientTheConnection() {
        engine.busy = true;
        engine.timer.advance(10L * LIMIT);
        assertThat(engine.events).isEmpty();
    }

    /** The client ends a connection on which it has pinged and gets no pong for {@code pingTimeout}. */
    @Test
    void theClientGetsPongsWhileAListenerRuns() {
        engine.busy = true;
        int before = 0;
        for (int silence = 0; silence < 10 * LIMIT; silence += LIMIT - 1_000) {
            engine.timer.advance(LIMIT - 1_000);
            assertThat(client.sent).hasSizeGreaterThan(before).containsOnly("3");
            before = client.sent.size();
        }
        assertThat(before).isLessThanOrEqualTo(10 * LIMIT / EngineFixture.PING_INTERVAL);
    }

    @Test
    void aClientThatIsGoneWhileItsListenerWorksIsNoticedWhenTheWorkEnds() {
        engine.busy = true;
        engine.timer.advance(10L * LIMIT);
        engine.busy = false;
        engine.timer.advance(2L * LIMIT);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void listenersThatHaveRunMeanwhileCountAsMuchAsOneThatRuns() {
        for (int second = 0; second < LIMIT / 100; second++) {
            engine.workedMillis += 1_000;
            engine.timer.advance(1_000);
        }
        assertThat(engine.events).isEmpty();
        assertThat(client.sent).isNotEmpty().containsOnly("3");
        engine.timer.advance(LIMIT);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
    }

    @Test
    void workGivesAClientItsOwnTimeAndNoMore() {
        engine.timer.advance(1);
        engine.workedMillis += 300;
        engine.timer.advance(LIMIT + 300 - 2);
        assertThat(engine.events).isEmpty();
        engine.timer.advance(1);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
    }
}
