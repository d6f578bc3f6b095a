package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.EngineFixture.Exchange;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import java.io.IOException;
import java.util.Objects;
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
        assertThat(session.transport()).isEqualTo(EngineTransport.WEBSOCKET);
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
        assertThat(session.transport()).isEqualTo(EngineTransport.WEBSOCKET);
    }

    @Test
    void goesOnWithPollingWhenTheProbeCannotBeAnswered() {
        open(webSocket);
        webSocket.failure = new IllegalStateException("broken");
        webSocket.receiver.text("2probe");
        assertThat(session.transport()).isEqualTo(EngineTransport.POLLING);
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
        assertThat(session.transport()).isEqualTo(EngineTransport.WEBSOCKET);
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
}
