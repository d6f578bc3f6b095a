package io.github.socketiojakarta.internal.engine.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.Duel;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.EngineFixture.Exchange;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.polling.PollingTransport;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.engine.session.SessionState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UpgradeTest {

    private final EngineFixture engine = new EngineFixture();
    private final ServerSession session = engine.openPolling();
    private final Channel webSocket = new Channel();

    private void open(Channel channel) {
        channel.receiver = engine.server.upgrade(session, channel);
    }

    private Exchange poll() {
        Exchange exchange = new Exchange();
        session.poll(exchange);
        return exchange;
    }

    @Test
    void answersTheProbeAndReleasesTheParkedGet() {
        Exchange parked = poll();
        open(webSocket);
        webSocket.receiver.text("2probe");
        assertThat(webSocket.sent).containsExactly("3probe");
        assertThat(parked.answer).isNull();
        engine.timer.advance(100);
        assertThat(parked.answer).isEqualTo("6");
    }

    @Test
    void releasesLaterGetsToo() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        Exchange late = poll();
        assertThat(late.answer).isNull();
        engine.timer.advance(100);
        assertThat(late.answer).isEqualTo("6");
    }

    @Test
    void sendsWhatWaitsOverTheNewTransportInOrder() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        session.send(EngineFixture.message("a"));
        session.send(EngineFixture.message("b"));
        assertThat(webSocket.sent).containsExactly("3probe");
        webSocket.receiver.text("5");
        session.send(EngineFixture.message("c"));
        assertThat(webSocket.sent).containsExactly("3probe", "4a", "4b", "4c");
        assertThat(session.transport()).isEqualTo(TransportType.WEBSOCKET);
    }

    @Test
    void waitsForTheProbeAnswerBeforeItSendsTheRest() {
        open(webSocket);
        webSocket.holdCallbacks = true;
        webSocket.receiver.text("2probe");
        session.send(EngineFixture.message("a"));
        webSocket.receiver.text("5");
        assertThat(webSocket.sent).containsExactly("3probe");
        webSocket.callBack(null);
        assertThat(webSocket.sent).containsExactly("3probe", "4a");
    }

    @Test
    void refusesTheGetThatIsStillParkedAtTheSwitch() {
        open(webSocket);
        Exchange parked = poll();
        webSocket.receiver.text("5");
        assertThat(parked.answer).isEqualTo("400 BAD_REQUEST");
        assertThat(poll().answer).isEqualTo("400 BAD_REQUEST");
        webSocket.receiver.text("4hello");
        assertThat(engine.events).containsExactly("text hello");
    }

    @Test
    void goesOnWithPollingWhenTheProbeIsNotOne() {
        open(webSocket);
        webSocket.receiver.text("2foo");
        assertThat(webSocket.closed).isEqualTo(WebSocketClose.NORMAL);
        session.send(EngineFixture.message("a"));
        assertThat(poll().answer).isEqualTo("4a");
        assertThat(engine.events).isEmpty();
    }

    @Test
    void goesOnWithPollingWhenTheProbeTakesTooLongAndAllowsAnother() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        engine.timer.advance(10_000);
        assertThat(webSocket.closed).isEqualTo(WebSocketClose.NORMAL);
        Channel second = new Channel();
        open(second);
        second.receiver.text("2probe");
        second.receiver.text("5");
        assertThat(session.transport()).isEqualTo(TransportType.WEBSOCKET);
    }

    @Test
    void goesOnWithPollingWhenTheProbeCannotBeAnswered() {
        open(webSocket);
        webSocket.failure = new IllegalStateException("broken");
        webSocket.receiver.text("2probe");
        assertThat(session.transport()).isEqualTo(TransportType.POLLING);
        assertThat(engine.events).isEmpty();
    }

    @Test
    void closesASecondWebSocketAndLeavesTheFirstAlone() {
        open(webSocket);
        Channel second = new Channel();
        open(second);
        assertThat(second.closed).isEqualTo(WebSocketClose.NORMAL);
        second.receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
        webSocket.receiver.text("2probe");
        webSocket.receiver.text("5");
        assertThat(session.transport()).isEqualTo(TransportType.WEBSOCKET);
        Channel third = new Channel();
        open(third);
        assertThat(third.closed).isEqualTo(WebSocketClose.NORMAL);
    }

    @Test
    void keepsPostsWorkingMeanwhile() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        assertThat(Objects.requireNonNull(session.beginPost(() -> {})).complete(new Payload.Text("4a"), () -> {}))
                .isTrue();
        assertThat(engine.events).containsExactly("text a");
    }

    @Test
    void endsTheSessionWhenTheNewTransportFailsAfterTheSwitch() {
        open(webSocket);
        webSocket.receiver.text("5");
        webSocket.holdCallbacks = true;
        session.send(EngineFixture.message("a"));
        webSocket.callBack(new IOException("gone"));
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
    }

    @Test
    void leavesNoTimerBehind() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        webSocket.receiver.text("5");
        webSocket.receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
        assertThat(engine.timer.pending()).isZero();
        assertThat(engine.server.sessionCount()).isZero();
    }

    /** A request of a client that upgrades is refused, and nothing else happens to its session. */
    @Test
    void refusesAGetThatMeetsTheUpgradeAndLeavesTheSessionAlone() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        poll();
        session.send(EngineFixture.message("a"));
        session.whenSent(receipt(() -> webSocket.receiver.text("5"))); // happens while the next GET is being parked
        assertThat(poll().answer).isEqualTo("400 BAD_REQUEST");
        assertThat(engine.events).isEmpty();
        assertThat(session.state()).isEqualTo(SessionState.WEBSOCKET);
    }

    /** They found the session on polling, and come to the transport when it has been replaced. */
    @Test
    void refusesRequestsThatWereOnTheirWayToPolling() {
        PollingTransport polling = (PollingTransport) session.current();
        open(webSocket);
        webSocket.receiver.text("5");
        Exchange late = new Exchange();
        polling.poll(late);
        assertThat(late.answer).isEqualTo("400 BAD_REQUEST");
        assertThat(polling.post(() -> {})).isNull();
        assertThat(engine.events).isEmpty();
        assertThat(session.state()).isEqualTo(SessionState.WEBSOCKET);
    }

    @Test
    void refusesAPostThatMeetsTheUpgradeAndLeavesTheSessionAlone() {
        open(webSocket);
        PostReception arriving = Objects.requireNonNull(session.beginPost(() -> engine.told.add("post aborted")));
        webSocket.receiver.text("5");
        assertThat(engine.told).contains("post aborted");
        arriving.fail(EngineCloseReason.TRANSPORT_ERROR, "POST failed");
        assertThat(session.beginPost(() -> {})).isNull();
        assertThat(engine.events).isEmpty();
        assertThat(session.state()).isEqualTo(SessionState.WEBSOCKET);
    }

    /** The noop that has released the last GET, for which the client does not wait any more. */
    @Test
    void anAnswerThatFailsAfterTheUpgradeHarmsNobody() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        Exchange released = new Exchange();
        released.holdWriting = true;
        session.poll(released);
        engine.timer.advance(100);
        webSocket.receiver.text("5");
        released.written(new IOException("reset"));
        assertThat(engine.events).isEmpty();
        assertThat(session.state()).isEqualTo(SessionState.WEBSOCKET);
    }

    @Test
    void allowsAnotherUpgradeAsSoonAsAProbeHasBroken() {
        List<SessionState> whenClosed = new ArrayList<>();
        webSocket.whenClosed = () -> whenClosed.add(session.state());
        open(webSocket);
        webSocket.receiver.text("2probe");
        webSocket.receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
        assertThat(whenClosed).as("before the client knows").containsExactly(SessionState.POLLING);
        Channel second = new Channel();
        open(second);
        second.receiver.text("2probe");
        second.receiver.text("5");
        assertThat(session.state()).isEqualTo(SessionState.WEBSOCKET);
        assertThat(engine.told).containsOnlyOnce("upgraded");
    }

    @Test
    void sendsTheRestOfAClosingSessionOverTheNewTransport() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        session.send(EngineFixture.message("rest"));
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        webSocket.receiver.text("5");
        assertThat(webSocket.sent).containsExactly("3probe", "4rest");
        assertThat(webSocket.closed).isNotNull();
        assertThat(engine.told)
                .endsWith("closed FORCED_SERVER_CLOSE", "drained")
                .doesNotContain("upgraded");
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void closesTheNewTransportOfASessionThatHasEnded() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        engine.timer.advance(EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT);
        Channel late = new Channel();
        open(late);
        late.receiver.text("5");
        assertThat(late.closed).isEqualTo(WebSocketClose.NORMAL);
        assertThat(engine.told).doesNotContain("upgraded");
    }

    /** Nobody is to wait for the timeout of the upgrade. */
    @Test
    void closesTheProbeWithItsSession() {
        open(webSocket);
        webSocket.receiver.text("2probe");
        session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "a POST broke off");
        assertThat(webSocket.closed).isEqualTo(WebSocketClose.NORMAL);
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void isToldOfTheEndAfterTheUpgradeHoweverItComes() {
        engine.whenUpgraded = () -> {
            session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
            webSocket.receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
            engine.told.add("said");
        };
        open(webSocket);
        webSocket.receiver.text("5");
        engine.told.remove("drained");
        assertThat(engine.told).containsExactly("opening", "opened", "upgraded", "said", "closed FORCED_SERVER_CLOSE");
        assertThat(webSocket.closed).isNotNull();
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.timer.pending()).isZero();
    }

    /** A frame that fails while the client's upgrade packet is being read: one of the two ends the session. */
    @Test
    void neverUpgradesToATransportThatIsDead() {
        SplittableRandom random = new SplittableRandom(8);
        try (Duel duel = new Duel()) {
            for (int round = 0; duel.goesOn(round, 20_000); round++) {
                upgradeWhileTheProbeFails(duel, random.nextInt(60), random.nextInt(60));
            }
        }
    }

    private static void upgradeWhileTheProbeFails(Duel duel, int clientPause, int containerPause) {
        EngineFixture engine = new EngineFixture();
        ServerSession session = engine.openPolling();
        Channel channel = new Channel();
        channel.receiver = engine.server.upgrade(session, channel);
        channel.holdCallbacks = true;
        channel.receiver.text("2probe");
        duel.run(
                () -> {
                    Duel.pause(clientPause);
                    channel.receiver.text("5");
                },
                () -> {
                    Duel.pause(containerPause);
                    channel.callBack(new IOException("broken"));
                });
        assertThat(session.state()).isIn(SessionState.POLLING, SessionState.CLOSED);
        assertThat(channel.closed).isNotNull();
    }

    /** The client has read it, or does not want to. */
    @Test
    void givesUpAnAnswerThatIsNotWrittenWhenTheClientUpgrades() {
        open(webSocket);
        Exchange unread = new Exchange();
        unread.holdWriting = true;
        session.send(EngineFixture.message("large"));
        session.poll(unread);
        webSocket.receiver.text("5");
        assertThat(unread.aborted).isTrue();
        assertThat(session.bufferedBytes()).isZero();
        assertThat(engine.events).isEmpty();
    }

    private static SendReceipt receipt(Runnable sent) {
        return new SendReceipt() {
            @Override
            public void sent() {
                sent.run();
            }

            @Override
            public void lost() {}
        };
    }
}
