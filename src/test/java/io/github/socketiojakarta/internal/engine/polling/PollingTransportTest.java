package io.github.socketiojakarta.internal.engine.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Exchange;
import io.github.socketiojakarta.internal.engine.NoHooks;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Some clients take only so many packets in one answer: that of python-engineio 16. */
    @Test
    void answersAGetWithAsManyPacketsAsTheOptionSays() {
        EngineFixture few = new EngineFixture(
                EngineFixture.options(true, EngineFixture.PING_INTERVAL, EngineFixture.PING_TIMEOUT, 2), new NoHooks());
        ServerSession small = few.openPolling();
        for (String message : List.of("a", "b", "c", "d", "e")) {
            small.send(EngineFixture.message(message));
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThat(few.told).doesNotContain("drained");
            Exchange exchange = new Exchange();
            small.poll(exchange);
            answers.add(String.valueOf(exchange.answer));
        }
        assertThat(answers).containsExactly("4a\u001e4b", "4c\u001e4d", "4e");
        assertThat(few.told).endsWith("drained");
    }

    /** A session that is closed says goodbye behind the rest, however many answers that takes. */
    @Test
    void saysGoodbyeBehindAllTheAnswers() {
        EngineFixture few = new EngineFixture(
                EngineFixture.options(true, EngineFixture.PING_INTERVAL, EngineFixture.PING_TIMEOUT, 1), new NoHooks());
        ServerSession small = few.openPolling();
        small.send(EngineFixture.message("a"));
        small.send(EngineFixture.message("b"));
        small.close(EngineCloseReason.FORCED_CLOSE);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Exchange exchange = new Exchange();
            small.poll(exchange);
            answers.add(String.valueOf(exchange.answer));
        }
        assertThat(answers).startsWith("4a", "4b");
        assertThat(answers.get(2)).endsWith("1");
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
        assertThat(poll().answer).isEqualTo("400 SESSION_ID_UNKNOWN");
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
        assertThat(poll().answer).isEqualTo("400 SESSION_ID_UNKNOWN");
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

    /** As the Node.js server since engine.io 6.6.13. */
    @Test
    void endsTheSessionWhenABodyIsTooLarge() {
        Exchange parked = poll();
        Objects.requireNonNull(session.beginPost(() -> {})).tooLarge();
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
        assertThat(parked.answer).isEqualTo("1");
        assertThat(session.beginPost(() -> {})).isNull();
    }

    private Exchange pollSlowly() {
        Exchange exchange = new Exchange();
        exchange.holdWriting = true;
        session.poll(exchange);
        return exchange;
    }

    /** The client may know the answer before the container says that it has written it. */
    @Test
    void letsAGetWaitUntilTheAnswerBeforeIsWritten() {
        Exchange slow = pollSlowly();
        session.send(EngineFixture.message("a"));
        Exchange next = poll();
        session.send(EngineFixture.message("b"));
        assertThat(slow.answer).isEqualTo("4a");
        assertThat(next.answer).as("one answer at a time").isNull();
        slow.written(null);
        assertThat(next.answer).isEqualTo("4b");
        assertThat(engine.events).isEmpty();
    }

    /** Its client would wait for the close packet, and the server for its client. */
    @Test
    void saysGoodbyeToAGetThatWaitsForTheLastAnswerToBeWritten() {
        Exchange slow = pollSlowly();
        session.send(EngineFixture.message("bye"));
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        Exchange next = poll();
        assertThat(next.answer).isNull();
        slow.written(null);
        assertThat(slow.answer).isEqualTo("4bye");
        assertThat(next.answer).isEqualTo("6\u001e1");
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void twoGetsBehindAnAnswerThatIsNotWrittenOverlap() {
        Exchange unread = pollSlowly();
        session.send(EngineFixture.message("a"));
        Exchange second = poll();
        Exchange third = poll();
        assertThat(third.answer).isEqualTo("400");
        assertThat(second.answer).isEqualTo("1");
        assertThat(unread.aborted).isTrue();
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
    }

    /** A client that polls on ever new connections, reads none of the answers, and goes on to post pongs. */
    @Test
    void handsOutNoMoreThanOneAnswerThatIsNotRead() {
        long handedOut = 0;
        for (int i = 0; i < 100; i++) {
            session.send(EngineFixture.message("x".repeat(2_000)));
            Exchange unread = pollSlowly();
            handedOut += unread.answer == null ? 0 : unread.answer.length();
            PostReception pong = session.beginPost(() -> {});
            if (pong != null) {
                pong.complete(new Payload.Text("3"), () -> {});
            }
            assertThat(session.bufferedBytes()).isLessThanOrEqualTo(EngineFixture.MAX_SEND_BUFFER);
        }
        assertThat(handedOut).isLessThan(EngineFixture.MAX_SEND_BUFFER);
        assertThat(engine.events).containsExactly("closed SLOW_CONSUMER");
    }

    @Test
    void countsAnAnswerUntilTheClientHasComeBackForMoreAndItIsWritten() {
        Exchange slow = pollSlowly();
        session.send(EngineFixture.message("a"));
        long bytes = session.bufferedBytes();
        assertThat(bytes).isPositive();
        List<String> told = new ArrayList<>();
        session.whenSent(receipt(told));
        poll();
        assertThat(session.bufferedBytes()).isEqualTo(bytes);
        assertThat(told).isEmpty();
        slow.written(null);
        assertThat(session.bufferedBytes()).isZero();
        assertThat(told).containsExactly("sent");
    }

    private static SendReceipt receipt(List<String> told) {
        return new SendReceipt() {
            @Override
            public void sent() {
                told.add("sent");
            }

            @Override
            public void lost() {
                told.add("lost");
            }
        };
    }

    @Test
    void abortsAnAnswerThatIsNotWrittenWhenTheSessionEnds() {
        Exchange unread = pollSlowly();
        session.send(EngineFixture.message("a"));
        engine.timer.advance(EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT);
        assertThat(unread.aborted).isTrue();
        assertThat(engine.events).containsExactly("closed PING_TIMEOUT");
        assertThat(engine.timer.pending()).isZero();
    }

    /** Pongs that nobody has asked for keep a client from being gone, not from being too slow. */
    @Test
    void endsTheSessionOfAClientThatDoesNotReadItsAnswerWhateverItPosts() {
        pollSlowly();
        session.send(EngineFixture.message("a"));
        for (int i = 0; i < 8; i++) {
            engine.timer.advance(EngineFixture.PING_INTERVAL);
            if (engine.events.isEmpty()) {
                post("3");
            }
        }
        assertThat(engine.events).containsExactly("closed SLOW_CONSUMER");
    }

    @Test
    void givesTheLastAnswerSomeSeconds() {
        Exchange parked = pollSlowly();
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        assertThat(parked.answer).isEqualTo("1");
        assertThat(parked.aborted).isFalse();
        engine.timer.advance(5_000);
        assertThat(parked.aborted).isTrue();
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void anAnswerThatCannotBeWrittenEndsTheSession() {
        Exchange parked = pollSlowly();
        session.send(EngineFixture.message("a"));
        parked.written(new IOException("broken pipe"));
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
        assertThat(engine.server.sessionCount()).isZero();
    }

    /** As Jetty does when a client has reset the stream of its GET. */
    @Test
    void whateverAnExchangeThrowsReachesNobodyWhoSends() {
        Exchange broken = new Exchange();
        broken.whenAnswered = () -> {
            throw new IllegalStateException("Response does not exist");
        };
        session.poll(broken);
        session.send(EngineFixture.message("a"));
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
        assertThat(broken.aborted).isTrue();
    }

    @Test
    void theServerClosesEverySessionWhateverOneOfThemDoes() {
        engine.whenClosed = () -> {
            throw new IllegalStateException("a layer above that fails");
        };
        Exchange parked = poll();
        ServerSession other = engine.openPolling();
        Exchange ofOther = new Exchange();
        other.poll(ofOther);
        engine.server.close();
        assertThat(engine.events).containsExactly("closed SERVER_SHUTTING_DOWN", "closed SERVER_SHUTTING_DOWN");
        assertThat(parked.answer).isEqualTo("1");
        assertThat(ofOther.answer).isEqualTo("1");
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void tellsThatEverythingHasBeenHandedOver() {
        poll();
        session.send(EngineFixture.message("a"));
        assertThat(engine.told).endsWith("drained");
    }

    /** The client has left for good while it was being closed: nothing is to be waited for. */
    @Test
    void aClientThatLeavesWhileItIsBeingClosedIsNotWaitedFor() {
        session.send(EngineFixture.message("rest"));
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        assertThat(post("1")).isTrue();
        engine.timer.advance(1_000);
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.events).containsExactly("closed FORCED_SERVER_CLOSE");
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

    /** Otherwise its WebSocket would stay open until the time for an upgrade is over. */
    @Test
    void anAttemptToUpgradeASessionThatEndsJustNowIsGivenUp() {
        assertThat(session.beginUpgrade()).isTrue();
        session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "before the attempt is known");
        List<String> attempts = new ArrayList<>();
        session.current().tried(() -> attempts.add("given up"));
        assertThat(attempts).containsExactly("given up");
    }

    @Test
    void anAttemptToUpgradeGoesWithItsSession() {
        assertThat(session.beginUpgrade()).isTrue();
        List<String> attempts = new ArrayList<>();
        session.current().tried(() -> attempts.add("given up"));
        assertThat(attempts).isEmpty();
        session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "while it is being upgraded");
        assertThat(attempts).containsExactly("given up");
    }

    /** Its client would come back with an id that nobody knows. */
    @Test
    void noHandshakeIsGivenForASessionThatHasEndedMeanwhile() {
        engine.whenOpening = opening -> ((ServerSession) opening).fail(EngineCloseReason.TRANSPORT_ERROR, "just now");
        Exchange first = new Exchange();
        engine.server.openPolling("ended", EngineFixture.request("GET", Map.of("EIO", "4")), first);
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
        assertThat(first.answer).isEqualTo("400");
    }
}
