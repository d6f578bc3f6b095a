package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.EngineFixture.Exchange;
import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineLimit;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.NoHooks;
import io.github.socketiojakarta.internal.engine.RefusalCause;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a session begins, and what may come in between. */
class OpeningTest {

    private static final Map<String, String> QUERY = Map.of("EIO", "4", "transport", "polling");

    private final EngineFixture engine = new EngineFixture();
    private final Exchange handshake = new Exchange();

    private void openPolling() {
        engine.server.openPolling("chosen", EngineFixture.request("GET", QUERY), handshake);
    }

    private Verdict verdict() {
        Map<String, String> query = Map.of("EIO", "4", "transport", "polling", "sid", "chosen");
        return engine.server.verify(EngineFixture.request("GET", query), RequestKind.PLAIN);
    }

    private Exchange poll() {
        Exchange exchange = new Exchange();
        ((ServerSession) engine.session).poll(exchange);
        return exchange;
    }

    @Test
    void aServerThatClosesMeanwhileTellsTheLayerAboveAndTheClient() {
        engine.whenOpening = opening -> engine.server.close();
        openPolling();
        assertThat(engine.told).containsExactly("opening", "opened", "closed SERVER_SHUTTING_DOWN");
        assertThat(handshake.answer).startsWith("0{");
        assertThat(poll().answer).isEqualTo("6\u001e1");
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void aServerThatClosesMeanwhileClosesTheWebSocket() {
        engine.whenOpening = opening -> engine.server.close();
        Channel channel = new Channel();
        engine.openWebSocket(channel);
        assertThat(engine.told).containsExactly("opening", "opened", "closed SERVER_SHUTTING_DOWN");
        assertThat(channel.sent).hasSize(1);
        assertThat(channel.closed).isEqualTo(WebSocketClose.GOING_AWAY);
        assertThat(engine.server.sessionCount()).isZero();
    }

    /** The handshake was accepted before, and the server does not see the session when it closes all there are. */
    @Test
    void aServerThatHasJustClosedEndsTheSessionAtOnce() {
        engine.server.close();
        openPolling();
        assertThat(engine.told).containsExactly("opening", "opened", "closed SERVER_SHUTTING_DOWN");
        assertThat(poll().answer).isEqualTo("6\u001e1");
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void nobodyFindsASessionWhoseHandshakeIsNotAnswered() {
        List<Verdict.Kind> verdicts = new ArrayList<>();
        engine.whenOpening = opening -> verdicts.add(verdict().kind());
        openPolling();
        assertThat(verdicts).containsExactly(Verdict.Kind.REFUSED);
        assertThat(verdict().kind()).isEqualTo(Verdict.Kind.KNOWN);
    }

    @Test
    void isOpenedBeforeTheClientHearsOfIt() {
        handshake.whenAnswered = () -> engine.told.add("answered");
        openPolling();
        assertThat(engine.told).containsExactly("opening", "opened", "answered");
    }

    @Test
    void refusesTheSecondOfTwoSessionsWithOneId() {
        EngineFixture two = new EngineFixture(EngineFixture.options(true), new SameId());
        EngineRequest request = EngineFixture.request("GET", QUERY);
        assertThat(two.server.verify(request, RequestKind.PLAIN)).isEqualTo(new Verdict.Handshake("same"));
        assertThat(two.server.verify(request, RequestKind.PLAIN)).isEqualTo(new Verdict.Handshake("same"));
        two.server.openPolling("same", request, handshake);
        EngineSession first = two.session;
        Exchange late = new Exchange();
        two.server.openPolling("same", request, late);
        Channel webSocket = new Channel();
        two.server.openWebSocket("same", request, webSocket);
        assertThat(handshake.answer).contains("\"sid\":\"same\"");
        assertThat(late.answer).isEqualTo("400 BAD_REQUEST");
        assertThat(webSocket.closed).isEqualTo(WebSocketClose.NORMAL);
        assertThat(two.told).containsExactly("opening", "opened");
        assertThat(two.server.sessionCount()).isEqualTo(1);
        first.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        assertThat(two.events).containsExactly("closed FORCED_SERVER_CLOSE");
    }

    @Test
    void leavesNothingBehindIfTheLayerAboveFails() {
        engine.whenOpening = opening -> {
            throw new IllegalStateException("no more");
        };
        assertThatThrownBy(this::openPolling).hasMessage("no more");
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.timer.pending()).isZero();
        assertThat(engine.told).containsExactly("opening");
    }

    /** Gives all sessions one id, as an application may by mistake. */
    private static final class SameId implements EngineHooks {

        private final EngineHooks others = new NoHooks();

        @Override
        public CompletableFuture<Optional<String>> refusal(EngineRequest request) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public boolean allowsOrigin(String origin) {
            return false;
        }

        @Override
        public Optional<String> sessionId(EngineRequest request) {
            return Optional.of("same");
        }

        @Override
        public Map<String, String> headers(CurrentRequest request, Response response) {
            return Map.of();
        }

        @Override
        public void refused(EngineRequest request, EngineError error, String message, RefusalCause cause) {
            others.refused(request, error, message, cause);
        }

        @Override
        public void exceeded(EngineLimit limit) {}
    }
}
