package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.NoHooks;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final int LIMIT = EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT;

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
        engine.timer.advance(10L * LIMIT);
        assertThat(engine.events).isEmpty();
    }

    /** The client, too, ends a connection on which no ping has come for both times together. */
    @Test
    void pingsGoOnWhileAListenerRuns() {
        engine.busy = true;
        int before = 0;
        for (int silence = 0; silence < 10 * LIMIT; silence += LIMIT - 1_000) {
            engine.timer.advance(LIMIT - 1_000);
            assertThat(client.sent).hasSizeGreaterThan(before).containsOnly("2");
            before = client.sent.size();
        }
        assertThat(before).isLessThanOrEqualTo(10 * LIMIT / EngineFixture.PING_INTERVAL + 1);
    }

    @Test
    void aPongThatLayBehindTheWorkIsAnAnswerAndTheLaterOnesMeanNothing() {
        engine.busy = true;
        engine.timer.advance(2L * LIMIT);
        int pings = client.sent.size();
        engine.busy = false;
        for (int i = 0; i < pings; i++) {
            client.receiver.text("3");
        }
        engine.timer.advance(EngineFixture.PING_INTERVAL - 1);
        assertThat(client.sent).hasSize(pings);
        engine.timer.advance(1);
        assertThat(client.sent).hasSize(pings + 1);
        assertThat(engine.events).isEmpty();
    }

    @Test
    void aClientThatIsGoneWhileItsListenerWorksIsNoticedWhenTheWorkEnds() {
        engine.busy = true;
        engine.timer.advance(10L * LIMIT);
        engine.busy = false;
        engine.timer.advance(LIMIT);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
        assertThat(engine.timer.pending()).isZero();
    }

    /** Many short ones: at no moment that is looked at, one is running. */
    @Test
    void listenersThatHaveRunMeanwhileCountAsMuchAsOneThatRuns() {
        for (int second = 0; second < LIMIT / 100; second++) {
            engine.workedMillis += 1_000;
            engine.timer.advance(1_000);
        }
        assertThat(engine.events).isEmpty();
        engine.timer.advance(LIMIT);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
    }

    @Test
    void workGivesAClientItsOwnTimeAndNoMore() {
        engine.timer.advance(EngineFixture.PING_INTERVAL + 1);
        engine.workedMillis += 300;
        engine.timer.advance(EngineFixture.PING_TIMEOUT + 300 - 2);
        assertThat(engine.events).isEmpty();
        engine.timer.advance(1);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
    }

    @Test
    void itsDeadlineHoldsWhileTheSessionCloses() {
        EngineFixture quick = new EngineFixture(EngineFixture.options(true, 3_000, 4_000), new NoHooks());
        ServerSession session = quick.openPolling();
        quick.timer.advance(3_000);
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        quick.timer.advance(3_999);
        assertThat(quick.server.sessionCount()).isEqualTo(1);
        quick.timer.advance(1);
        assertThat(quick.server.sessionCount()).isZero();
        assertThat(quick.events).containsExactly("closed FORCED_SERVER_CLOSE");
        assertThat(quick.timer.pending()).isZero();
    }

    @Test
    void itsDeadlineHoldsForAnOldClientToo() {
        EngineFixture quick = new EngineFixture(EngineFixture.options(true, 3_000, 4_000), new NoHooks());
        Channel old = quick.openOldWebSocket();
        old.holdCallbacks = true;
        quick.session.send(EngineFixture.message("not read"));
        quick.session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        quick.timer.advance(7_000);
        assertThat(quick.server.sessionCount()).isZero();
        assertThat(quick.timer.pending()).isZero();
    }

    /** The client is there, and reads what is left. */
    @Test
    void aPongCountsWhileTheSessionCloses() {
        EngineFixture quick = new EngineFixture(EngineFixture.options(true, 3_000, 4_000), new NoHooks());
        Channel reader = quick.openWebSocket();
        reader.holdCallbacks = true;
        quick.timer.advance(3_000);
        quick.session.send(EngineFixture.message("rest"));
        quick.session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        quick.timer.advance(3_000);
        reader.receiver.text("3");
        quick.timer.advance(3_000);
        assertThat(quick.server.sessionCount()).isEqualTo(1);
        reader.callBack(null);
        reader.callBack(null);
        assertThat(reader.sent).containsExactly("2", "4rest");
        assertThat(quick.server.sessionCount()).isZero();
    }

    @Test
    void endsTheSessionOfAClientThatDoesNotReadAsSoonAsThatHasTakenTooLong() {
        client.holdCallbacks = true;
        engine.session.send(EngineFixture.message("in flight"));
        for (int i = 0; i < 2; i++) {
            engine.timer.advance(EngineFixture.PING_INTERVAL);
            client.receiver.text("3");
        }
        assertThat(engine.events).isEmpty();
        engine.timer.advance(EngineFixture.PING_INTERVAL);
        assertThat(engine.events).containsExactly("closed SLOW_CONSUMER");
    }
}
