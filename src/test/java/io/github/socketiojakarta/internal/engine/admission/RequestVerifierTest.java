package io.github.socketiojakarta.internal.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.AdmissionLimits;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.NoHooks;
import io.github.socketiojakarta.internal.engine.RefusalCause;
import io.github.socketiojakarta.internal.engine.Roles;
import io.github.socketiojakarta.internal.engine.session.SessionRegistry;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestVerifierTest {

    private final EngineFixture engine = new EngineFixture();

    @ParameterizedTest(name = "{0} {1} {2} is refused with {3}")
    @CsvSource({
        "GET, EIO=4, PLAIN, TRANSPORT_UNKNOWN",
        "GET, EIO=4&transport=webtransport, PLAIN, TRANSPORT_UNKNOWN",
        "GET, EIO=4&transport=__proto__, UPGRADE, TRANSPORT_UNKNOWN",
        "GET, EIO=4&transport=polling&sid=__proto__, PLAIN, SESSION_ID_UNKNOWN",
        "GET, EIO=4&transport=websocket&sid=abc, UPGRADE, SESSION_ID_UNKNOWN",
        "POST, EIO=4&transport=polling, PLAIN, BAD_HANDSHAKE_METHOD",
        "OPTIONS, EIO=4&transport=polling, PLAIN, BAD_HANDSHAKE_METHOD",
        "HEAD, EIO=4&transport=polling, PLAIN, BAD_HANDSHAKE_METHOD",
        "GET, EIO=4&transport=websocket, PLAIN, BAD_REQUEST",
        "GET, EIO=4&transport=polling, UPGRADE, BAD_REQUEST",
        "GET, EIO=4&transport=polling, MALFORMED_UPGRADE, BAD_REQUEST",
        "GET, EIO=4&transport=websocket, MALFORMED_UPGRADE, BAD_REQUEST",
        "POST, EIO=4&transport=websocket, MALFORMED_UPGRADE, BAD_REQUEST",
        "GET, EIO=3&transport=polling, PLAIN, UNSUPPORTED_PROTOCOL_VERSION",
        "GET, EIO=abc&transport=polling, PLAIN, UNSUPPORTED_PROTOCOL_VERSION",
        "GET, transport=websocket, UPGRADE, UNSUPPORTED_PROTOCOL_VERSION"
    })
    void refusesInTheOrderOfTheReference(String method, String query, RequestKind kind, EngineError error) {
        Verdict verdict = engine.server.verify(EngineFixture.request(method, parse(query)), kind);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.error()).isEqualTo(error);
            assertThat(refused.message()).isEqualTo(error.message());
        });
    }

    @ParameterizedTest(name = "{0} {1} {2} of a session is {3}")
    @CsvSource({
        "GET, EIO=4&transport=polling, PLAIN, KNOWN",
        "POST, EIO=4&transport=polling, PLAIN, KNOWN",
        "GET, EIO=4&transport=websocket, UPGRADE, KNOWN",
        "PUT, EIO=4&transport=polling, PLAIN, METHOD_NOT_ALLOWED",
        "GET, EIO=3&transport=polling, PLAIN, REFUSED",
        "GET, transport=polling, PLAIN, REFUSED",
        "GET, EIO=3&transport=websocket, UPGRADE, REFUSED",
        "GET, EIO=4&transport=websocket, PLAIN, REFUSED",
        "GET, EIO=4&transport=polling, UPGRADE, REFUSED",
        "GET, EIO=4&transport=polling, MALFORMED_UPGRADE, REFUSED",
        "GET, EIO=4&transport=websocket, MALFORMED_UPGRADE, REFUSED"
    })
    void matchesRequestsWithTheirSession(String method, String query, RequestKind kind, Verdict.Kind expected) {
        Map<String, String> parameters = parse(query);
        parameters.put("sid", engine.openPolling().id());
        Verdict verdict = engine.server.verify(EngineFixture.request(method, parameters), kind);
        assertThat(verdict.kind()).isEqualTo(expected);
        if (verdict instanceof Verdict.Refused refused) {
            assertThat(refused.error()).isEqualTo(EngineError.BAD_REQUEST);
        }
    }

    @Test
    void refusesAnOriginThatIsNoHeaderText() {
        EngineRequest request = new EngineRequest(
                "GET",
                "/",
                Map.of("transport", "polling", "EIO", "4"),
                Map.of("origin", "http://a\u0001"),
                "127.0.0.1",
                false,
                Instant.EPOCH,
                Caller.ANONYMOUS);
        assertThat(engine.server.verify(request, RequestKind.PLAIN))
                .isEqualTo(new Verdict.Refused(EngineError.BAD_REQUEST, "Bad request", RefusalCause.INVALID_ORIGIN));
    }

    @ParameterizedTest
    @CsvSource({
        "alice, alice, KNOWN",
        "alice, bob, REFUSED",
        "alice, , REFUSED",
        ", alice, KNOWN",
        ", , KNOWN",
    })
    void letsOnlyTheUserWhoOpenedASessionGoOnWithIt(String owner, String caller, Verdict.Kind expected) {
        engine.server.openPolling("mine", by(owner, Map.of("EIO", "4")), new EngineFixture.Exchange());
        for (RequestKind kind : List.of(RequestKind.PLAIN, RequestKind.UPGRADE)) {
            String transport = kind == RequestKind.UPGRADE ? "websocket" : "polling";
            Verdict verdict =
                    engine.server.verify(by(caller, Map.of("EIO", "4", "transport", transport, "sid", "mine")), kind);
            assertThat(verdict.kind()).isEqualTo(expected);
            if (verdict instanceof Verdict.Refused refused) {
                assertThat(refused)
                        .isEqualTo(new Verdict.Refused(
                                EngineError.SESSION_ID_UNKNOWN, "Session ID unknown", RefusalCause.OTHER_USER));
            }
        }
    }

    private static EngineRequest by(@Nullable String user, Map<String, String> query) {
        Optional<Principal> principal = Optional.ofNullable(user).map(name -> () -> name);
        Caller caller = new Caller(principal, Roles.NONE, Optional.empty());
        return new EngineRequest("GET", "/", query, Map.of(), "127.0.0.1", false, Instant.EPOCH, caller);
    }

    @Test
    void asksTheApplicationBeforeItLooksAtTheProtocol() {
        SessionRegistry registry = new SessionRegistry();
        HandshakeGate open = new HandshakeGate(
                new ConnectionPlaces(AdmissionLimits.NONE), new HandshakeRates(AdmissionLimits.NONE, () -> 0, 0));
        RequestVerifier verifier = new RequestVerifier(
                registry,
                new EnabledTransports(EngineFixture.options(true).transports(), true),
                EngineFixture.options(true),
                new NoHooks(Optional.of("not today")),
                open);
        EngineRequest request = EngineFixture.request("GET", Map.of("transport", "polling", "EIO", "3"));
        assertThat(verifier.verify(request, RequestKind.PLAIN))
                .isEqualTo(new Verdict.Refused(EngineError.FORBIDDEN, "not today", RefusalCause.FORBIDDEN));
    }

    @Test
    void doesNotOfferATransportTheContainerLacks() {
        engine.server.disableWebSocket();
        Map<String, String> query = Map.of("transport", "websocket", "EIO", "4");
        assertThat(engine.server.verify(EngineFixture.request("GET", query), RequestKind.UPGRADE))
                .isEqualTo(new Verdict.Refused(
                        EngineError.TRANSPORT_UNKNOWN, "Transport unknown", RefusalCause.TRANSPORT_UNKNOWN));
    }

    @Test
    void opensNothingAfterTheServerHasClosed() {
        engine.server.close();
        Map<String, String> query = Map.of("transport", "polling", "EIO", "4");
        assertThat(engine.server.verify(EngineFixture.request("GET", query), RequestKind.PLAIN))
                .isEqualTo(new Verdict.Closed());
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            parameters.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return parameters;
    }
}
