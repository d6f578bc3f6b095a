package io.github.socketiojakarta.internal.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.internal.engine.AdmissionLimits;
import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineLimit;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.NoHooks;
import io.github.socketiojakarta.internal.engine.RefusalCause;
import io.github.socketiojakarta.internal.engine.SessionReceiver;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Sessions of an engine that takes only so many. */
class AdmissionTest {

    private static final Map<String, String> POLLING = Map.of("EIO", "4", "transport", "polling");

    private final List<String> refusals = new ArrayList<>();
    private final EngineFixture fixture = new EngineFixture();
    private boolean broken;

    private EngineServer server(AdmissionLimits limits) {
        EngineOptions options = EngineFixture.options(limits);
        EngineThreads threads = fixture.timer.threads();
        return new EngineServer(options, threads, this::opened, new Refusals());
    }

    private SessionReceiver opened(EngineSession session) {
        if (broken) {
            throw new IllegalStateException("broken on purpose");
        }
        return fixture.opened(session);
    }

    /** Lets everything pass and notes what the engine refuses. */
    private final class Refusals implements EngineHooks {
        private final EngineHooks nothing = new NoHooks();

        @Override
        public CompletableFuture<Optional<String>> refusal(EngineRequest request) {
            return nothing.refusal(request);
        }

        @Override
        public boolean allowsOrigin(String origin) {
            return nothing.allowsOrigin(origin);
        }

        @Override
        public Optional<String> sessionId(EngineRequest request) {
            return nothing.sessionId(request);
        }

        @Override
        public Map<String, String> headers(CurrentRequest request, Response response) {
            return nothing.headers(request, response);
        }

        @Override
        public void refused(EngineRequest request, EngineError error, String message, RefusalCause cause) {
            refusals.add(error.status() + " " + cause);
        }

        @Override
        public void exceeded(EngineLimit limit) {}
    }

    private static EngineRequest request() {
        return EngineFixture.request("GET", POLLING);
    }

    private static Verdict verify(EngineServer server) {
        return server.verify(request(), RequestKind.PLAIN);
    }

    @Test
    void whoFindsTheLastPlaceTakenIsRefusedAfterAnAcceptedHandshake() {
        EngineServer server = server(new AdmissionLimits(1, 0, 0, 0));
        assertThat(verify(server)).isInstanceOf(Verdict.Handshake.class);
        assertThat(verify(server)).isInstanceOf(Verdict.Handshake.class);
        server.openPolling("a", request(), new EngineFixture.Exchange());
        EngineFixture.Exchange late = new EngineFixture.Exchange();
        server.openPolling("b", request(), late);
        assertThat(late.answer).isEqualTo("503 TOO_MANY_CONNECTIONS");
        EngineFixture.Channel channel = new EngineFixture.Channel();
        server.openWebSocket("c", request(), channel);
        assertThat(channel.closed).isEqualTo(WebSocketClose.NORMAL);
        assertThat(channel.sent).isEmpty();
        assertThat(server.sessionCount()).isEqualTo(1);
        assertThat(refusals).containsExactly("503 MAX_CONNECTIONS", "503 MAX_CONNECTIONS");
    }

    @Test
    void aSessionThatCannotBeOpenedKeepsNoPlace() {
        EngineServer server = server(new AdmissionLimits(1, 1, 0, 0));
        broken = true;
        assertThatThrownBy(() -> server.openPolling("a", request(), new EngineFixture.Exchange()))
                .hasMessage("broken on purpose");
        broken = false;
        assertThat(verify(server)).isInstanceOf(Verdict.Handshake.class);
    }

    @Test
    void aSessionThatEndsFreesItsPlaceOnce() {
        EngineServer server = server(new AdmissionLimits(1, 1, 0, 0));
        for (int i = 0; i < 3; i++) {
            EngineFixture.Channel channel = new EngineFixture.Channel();
            FrameReceiver frames = server.openWebSocket("a" + i, request(), channel);
            assertThat(verify(server)).isInstanceOf(Verdict.Refused.class);
            frames.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
            frames.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
            assertThat(verify(server)).isInstanceOf(Verdict.Handshake.class);
        }
    }

    @Test
    void aHandshakeThatIsWrongAnywayIsNotCounted() {
        EngineServer server = server(new AdmissionLimits(0, 0, 1, 1));
        for (int i = 0; i < 20; i++) {
            server.verify(EngineFixture.request("POST", POLLING), RequestKind.PLAIN);
            server.verify(EngineFixture.request("GET", Map.of("transport", "polling", "sid", "x")), RequestKind.PLAIN);
        }
        assertThat(verify(server)).isInstanceOf(Verdict.Handshake.class);
        for (int i = 0; i < 100_000 && refusals.stream().noneMatch(refusal -> refusal.startsWith("503")); i++) {
            verify(server); // until two come within a second
        }
        assertThat(refusals).last().isEqualTo("503 MAX_HANDSHAKES_PER_SECOND");
    }
}
