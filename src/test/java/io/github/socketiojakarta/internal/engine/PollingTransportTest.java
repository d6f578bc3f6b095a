package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineFixture.Exchange;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PollingTransportTest {

    private final EngineFixture engine = new EngineFixture();
    private final ServerSession session = engine.openPolling();

    private Exchange poll() {
        Exchange exchange = new Exchange();
        session.poll(exchange);
        return exchange;
    }

    private boolean post(String body) {
        return Objects.requireNonNull(session.beginPost(() -> engine.events.add("post aborted")))
                .complete(new Payload.Text(body), () -> {});
    }

    @Test
    void answersAParkedGetWithTheNextPacket() {
        Exchange parked = poll();
        assertThat(parked.answer).isNull();
        session.send(EngineFixture.message("a"));
        assertThat(parked.answer).isEqualTo("4a");
    }

    @Test
    void answersAGetWithAllThatWaits() {
        session.send(EngineFixture.message("a"));
        session.send(EngineFixture.message("b"));
        assertThat(poll().answer).isEqualTo("4a\u001e4b");
        assertThat(poll().answer).isNull();
    }

    @Test
    void aSecondGetEndsTheSession() {
        Exchange first = poll();
        Exchange second = poll();
        assertThat(first.answer).isEqualTo("1");
        assertThat(second.answer).isEqualTo("400");
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void aSecondPostEndsTheSessionAndAbortsTheFirst() {
        assertThat(session.beginPost(() -> engine.events.add("first aborted"))).isNotNull();
        assertThat(session.beginPost(() -> engine.events.add("second aborted"))).isNull();
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR", "first aborted");
    }

    @Test
    void takesOnePostAfterTheOther() {
        assertThat(post("4a\u001e4b")).isTrue();
        assertThat(post("bAQIDBA==")).isTrue();
        assertThat(engine.events).containsExactly("text a", "text b", "binary 4");
    }

    @Test
    void takesTheValidPacketsBeforeABadOne() {
        Exchange parked = poll();
        assertThat(post("4a\u001eabc\u001e4b")).isFalse();
        assertThat(engine.events).containsExactly("text a", "closed PARSE_ERROR");
        assertThat(parked.answer).isEqualTo("1");
    }

    @Test
    void answersAParkedGetWithANoopWhenTheClientCloses() {
        Exchange parked = poll();
        assertThat(post("1")).isTrue();
        assertThat(parked.answer).isEqualTo("6");
        assertThat(engine.events).containsExactly("closed TRANSPORT_CLOSE");
    }

    @Test
    void answersAGetThatIsReadAfterTheClosePacketOfTheClientWithANoop() {
        assertThat(post("1")).isTrue();
        assertThat(engine.events).containsExactly("closed TRANSPORT_CLOSE");
        assertThat(poll().answer).isEqualTo("6");
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void waitsAShortTimeForTheLastGetOfAClientThatHasClosed() {
        assertThat(post("1")).isTrue();
        engine.timer.advance(1_000);
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(poll().answer).isEqualTo("400");
    }

    @Test
    void closesWithTheParkedGet() {
        Exchange parked = poll();
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        assertThat(parked.answer).isEqualTo("1");
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void deliversTheRestToTheNextGetAndTheClosePacketToTheOneAfter() {
        session.send(EngineFixture.message("bye"));
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        assertThat(engine.server.sessionCount()).isEqualTo(1);
        assertThat(poll().answer).isEqualTo("4bye");
        assertThat(poll().answer).isEqualTo("6\u001e1");
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void doesNotWaitForEverForThatGet() {
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        engine.timer.advance(30_000);
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(poll().answer).isEqualTo("400");
    }

    @Test
    void ignoresWhatArrivesAfterTheEnd() {
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        assertThat(post("4late")).isTrue();
        session.send(EngineFixture.message("late"));
        assertThat(engine.events).containsExactly("closed FORCED_SERVER_CLOSE");
    }

    @Test
    void abortsAPostThatIsStillArrivingWhenTheSessionEnds() {
        assertThat(session.beginPost(() -> engine.events.add("post aborted"))).isNotNull();
        engine.timer.advance(EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT);
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT", "post aborted");
    }

    @Test
    void abortsAPostThatIsStillArrivingWhenTheLastGetEndsAClosedSession() {
        assertThat(session.beginPost(() -> engine.events.add("post aborted"))).isNotNull();
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        assertThat(poll().answer).endsWith("1");
        assertThat(engine.events).containsExactly("closed FORCED_SERVER_CLOSE", "post aborted");
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void keepsTheSessionWhenABodyIsTooLarge() {
        Objects.requireNonNull(session.beginPost(() -> {})).tooLarge();
        assertThat(post("4next")).isTrue();
        assertThat(engine.events).containsExactly("text next");
    }

    /** Whoever knows that it has ended may come back at once, and there is to be a place. */
    @Test
    void isForgottenBeforeTheClientIsTold() {
        List<Integer> left = new ArrayList<>();
        Exchange parked = poll();
        parked.whenAnswered = () -> left.add(engine.server.sessionCount());
        session.close(EngineCloseReason.SERVER_SHUTTING_DOWN);
        assertThat(parked.answer).isEqualTo("1");
        assertThat(left).containsExactly(0);
    }
}
