package io.github.socketiojakarta.internal.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.AdmissionLimits;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.EngineFixture.Exchange;
import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineLimit;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.NoHooks;
import io.github.socketiojakarta.internal.engine.RefusalCause;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client is told when it connects, and what the layer above is. */
class EngineServerTest {

    private static final Map<String, String> POLLING = Map.of("EIO", "4", "transport", "polling");

    private final List<Object> told = new ArrayList<>();
    private EngineFixture engine = new EngineFixture(EngineFixture.options(true), new Hooks());

    private final class Hooks implements EngineHooks {
        @Override
        public CompletableFuture<Optional<String>> refusal(EngineRequest request) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public boolean allowsOrigin(String origin) {
            told.add(origin);
            return origin.equals("https://friend.example");
        }

        @Override
        public Optional<String> sessionId(EngineRequest request) {
            return Optional.empty();
        }

        @Override
        public Map<String, String> headers(CurrentRequest request, Response response) {
            return Map.of();
        }

        @Override
        public void refused(EngineRequest request, EngineError error, String message, RefusalCause cause) {
            told.add(cause);
        }

        @Override
        public void exceeded(EngineLimit limit) {
            told.add(limit);
        }
    }

    private String open(String id) {
        Exchange exchange = new Exchange();
        engine.server.openPolling(id, EngineFixture.request("GET", POLLING), exchange);
        return exchange.answer;
    }

    private static String handshake(String upgrades) {
        return "0{\"sid\":\"a\",\"upgrades\":[" + upgrades
                + "],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}";
    }

    @Test
    void theHandshakeSaysWhatTheServerWants() {
        assertThat(open("a")).isEqualTo(handshake("\"websocket\""));
    }

    @Test
    void thereIsNoUpgradeWhereItIsNotAllowed() {
        engine = new EngineFixture(EngineFixture.options(false), new Hooks());
        assertThat(open("a")).isEqualTo(handshake(""));
    }

    @Test
    void thereIsNoUpgradeWithoutWebSocket() {
        engine.server.disableWebSocket();
        assertThat(open("a")).isEqualTo(handshake(""));
    }

    @Test
    void thereIsNoUpgradeFromAWebSocket() {
        Channel channel = new Channel();
        engine.server.openWebSocket("a", EngineFixture.request("GET", Map.of("EIO", "4")), channel);
        assertThat(channel.sent).containsExactly(handshake(""));
    }

    private Verdict.Kind verdict(String origin) {
        EngineRequest request = new EngineRequest(
                "GET",
                "/",
                POLLING,
                Map.of("origin", origin, "host", "here.example"),
                "127.0.0.1",
                false,
                Instant.EPOCH,
                Caller.ANONYMOUS);
        return engine.server.verify(request, RequestKind.PLAIN).kind();
    }

    @Test
    void aPageOfAnotherOriginIsRefusedUnlessTheLayerAboveAllowsIt() {
        assertThat(verdict("https://foe.example")).isEqualTo(Verdict.Kind.REFUSED);
        assertThat(told).containsExactly("https://foe.example", RefusalCause.FORBIDDEN_ORIGIN);
        assertThat(verdict("https://friend.example")).isEqualTo(Verdict.Kind.HANDSHAKE);
    }

    @Test
    void nobodyIsAskedAboutAPageOfTheServerItself() {
        assertThat(verdict("https://here.example")).isEqualTo(Verdict.Kind.HANDSHAKE);
        assertThat(told).isEmpty();
    }

    @Test
    void aSessionWhoseIdIsTakenLeavesItsPlaceToAnother() {
        EngineServer server = new EngineServer(limited(2), engine.timer.threads(), engine::opened, new NoHooks());
        for (String id : List.of("a", "a", "b", "c")) {
            Exchange exchange = new Exchange();
            server.openPolling(id, EngineFixture.request("GET", POLLING), exchange);
            told.add(exchange.answer.startsWith("0{") ? id : exchange.answer.substring(0, 3));
        }
        assertThat(told).containsExactly("a", "400", "b", "503");
    }

    private static EngineOptions limited(int connections) {
        return EngineFixture.options(new AdmissionLimits(connections, 0, 0, 0));
    }

    @Test
    void theLayerAboveIsToldOfAQueueThatOverflows() {
        ServerSession session = engine.openPolling();
        for (int i = 0; i < 2; i++) {
            session.send(EngineFixture.message("x".repeat(6_000)));
        }
        assertThat(told).containsExactly(EngineLimit.MAX_SEND_BUFFER_BYTES);
        assertThat(engine.events).containsExactly("closed SLOW_CONSUMER");
    }

    @Test
    void countsWhatWaits() {
        ServerSession session = engine.openPolling();
        session.send(EngineFixture.message("a"));
        session.send(EngineFixture.message("b"));
        assertThat(session.pendingPackets()).isEqualTo(2);
        assertThat(session.bufferedBytes()).isBetween(4L, 1_000L);
    }

    @Test
    void theLatestOfSeveralWithOneKeyIsSent() {
        ServerSession session = engine.openPolling();
        session.sendLatest(EngineFixture.message("a"), "key");
        session.sendLatest(EngineFixture.message("b"), "key");
        Exchange poll = new Exchange();
        session.poll(poll);
        assertThat(poll.answer).isEqualTo("4b");
        Exchange next = new Exchange();
        session.poll(next);
        session.sendLatest(EngineFixture.message("c"), "key");
        assertThat(next.answer).isEqualTo("4c");
    }

    @Test
    void nothingIsSentOnceASessionCloses() {
        ServerSession session = engine.openPolling();
        session.close(EngineCloseReason.FORCED_CLOSE);
        session.enqueue(EngineFixture.message("a")).run();
        session.sendLatest(EngineFixture.message("b"), "key");
        Exchange poll = new Exchange();
        session.poll(poll);
        assertThat(poll.answer).isEqualTo("6\u001e1");
    }

    @Test
    void pollingIsWritableWhileAGetWaits() {
        ServerSession session = engine.openPolling();
        assertThat(session.isWritable()).isFalse();
        Exchange first = new Exchange();
        first.holdWriting = true;
        session.poll(first);
        assertThat(session.isWritable()).isTrue();
        session.send(EngineFixture.message("a"));
        assertThat(session.isWritable()).isFalse();
        session.poll(new Exchange());
        assertThat(session.isWritable()).isFalse();
        first.written(null);
        assertThat(session.isWritable()).isTrue();
    }

    @Test
    void aWebSocketIsWritableUnlessAFrameIsUnderWay() {
        Channel channel = engine.openWebSocket();
        EngineSession session = engine.session;
        assertThat(session.isWritable()).isTrue();
        channel.holdCallbacks = true;
        session.send(EngineFixture.message("a"));
        assertThat(session.isWritable()).isFalse();
        channel.callBack(null);
        assertThat(session.isWritable()).isTrue();
        session.close(EngineCloseReason.FORCED_CLOSE);
        assertThat(session.isWritable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, false, ALLOWED", "false, true, ALLOWED", "false, false, FORBIDDEN"})
    void anAnswerIsCompressedForTheSakeOfAnyOfItsPackets(boolean first, boolean second, String compression) {
        ServerSession session = engine.openPolling();
        for (boolean isCompressible : new boolean[] {first, second}) {
            session.send(List.of(new TextPacket(EnginePacketType.MESSAGE, "4a", isCompressible)));
        }
        Exchange poll = new Exchange();
        session.poll(poll);
        assertThat(poll.compression).hasToString(compression);
    }

    @Test
    void bytesAndLargeFramesAreNoProbe() {
        for (boolean large : new boolean[] {true, false}) {
            ServerSession session = engine.openPolling();
            Channel channel = new Channel();
            FrameReceiver receiver = engine.server.upgrade(session, channel);
            if (large) {
                receiver.tooBig();
            } else {
                receiver.binary(ByteBuffer.allocate(3));
            }
            assertThat(channel.closed).isEqualTo(WebSocketClose.NORMAL);
            assertThat(session.transport()).isEqualTo(TransportType.POLLING);
        }
        assertThat(engine.events).isEmpty();
    }

    @Test
    void framesBehindTheUpgradeAreThoseOfTheSession() {
        ServerSession session = engine.openPolling();
        Channel channel = new Channel();
        FrameReceiver receiver = engine.server.upgrade(session, channel);
        receiver.text("2probe");
        receiver.text("5");
        receiver.binary(ByteBuffer.allocate(3));
        receiver.tooBig();
        assertThat(engine.events).containsExactly("binary 3", "closed TRANSPORT_ERROR");
        assertThat(channel.closed).isEqualTo(WebSocketClose.TOO_BIG);
    }
}
