package io.github.socketiojakarta.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.AsyncRequestFilter;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.ManualTimer;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.loopback.Loopback;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestFiltersTest {

    private final CompletableFuture<Object> decision = new CompletableFuture<>();
    private final ManualTimer time = new ManualTimer();
    private Loopback server = server(request -> decision);

    private Loopback server(AsyncRequestFilter filter) {
        return Loopback.at(
                time, SocketIoOptions.builder().asyncRequestFilter(filter).build());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Verdict ask() {
        EngineRequest request = new EngineRequest(
                "GET",
                "/socket.io/?EIO=4&transport=polling",
                Map.of("EIO", "4", "transport", "polling"),
                Map.of(),
                "127.0.0.1",
                false,
                Instant.EPOCH,
                Caller.ANONYMOUS);
        return server.engine.verify(request, RequestKind.PLAIN);
    }

    private static Verdict late(Verdict undecided) throws Exception {
        return ((Verdict.Undecided) undecided).verdict().get(20, TimeUnit.SECONDS);
    }

    /** The threads and the timer of the server end with it; whoever waits for the decision must not wait for ever. */
    @Test
    void waitsNoLongerThanTheServerIsThere() throws Exception {
        Verdict undecided = ask();
        server.io.close();
        assertThat(late(undecided)).isInstanceOf(Verdict.Closed.class);
        assertThat(time.pending()).isZero();
        decision.complete(null);
        assertThat(ask()).isInstanceOf(Verdict.Closed.class);
    }

    @Test
    void waitsForTheDecision() throws Exception {
        Verdict undecided = ask();
        assertThat(((Verdict.Undecided) undecided).verdict()).isNotDone();
        decision.complete(null);
        assertThat(late(undecided)).isInstanceOf(Verdict.Handshake.class);
        assertThat(time.pending()).isZero();
    }

    @Test
    void refusesWhenThereIsNoDecisionInTime() throws Exception {
        Verdict undecided = ask();
        time.advance(AsyncRequestFilter.TIMEOUT.toMillis() - 1);
        assertThat(((Verdict.Undecided) undecided).verdict()).isNotDone();
        time.advance(1);
        assertRefused(late(undecided), "Forbidden");
        decision.complete(null); // too late
        assertRefused(late(undecided), "Forbidden");
    }

    @Test
    void tellsTheClientWhyItIsRefusedAndNothingOfFailures() throws Exception {
        decision.completeExceptionally(new ConnectionRefusedException("banned"));
        assertRefused(ask(), "banned");
        server.close();
        server = server(request -> CompletableFuture.failedFuture(new IllegalStateException("on purpose")));
        assertRefused(ask(), "Forbidden");
        server.close();
        server = server(request -> {
            throw new ConnectionRefusedException("at once");
        });
        assertRefused(ask(), "at once");
    }

    @Test
    void aServerThatClosesMeanwhileLetsNobodyIn() throws Exception {
        Verdict undecided = ask();
        server.io.close();
        decision.complete(null);
        assertThat(late(undecided)).isInstanceOf(Verdict.Closed.class);
    }

    @Test
    void whatIsDecidedAtOnceNeedsNoOtherThread() {
        decision.complete(null);
        assertThat(ask()).isInstanceOf(Verdict.Handshake.class);
        assertThat(time.pending()).isZero();
    }

    private static void assertRefused(Verdict verdict, String message) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.message()).isEqualTo(message));
    }
}
