package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRegistryTest {

    private final EngineFixture engine = new EngineFixture();

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-b_9", "-", "__proto__", "0"})
    void anIdOfTheApplicationIsOneThatNeedsNoEscape(String id) {
        assertThat(new SessionRegistry().newId(Optional.of(id))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a ", " a", "a\n", "a\r\n", "a.b", "a/b", "a=b", "a%20", "ä", "a\u0000", "٣", "\"a\""})
    void anIdThatIsNearlyOneIsRefused(String id) {
        assertThat(new SessionRegistry().newId(Optional.of(id))).isEmpty();
    }

    @Test
    void anIdHasABound() {
        assertThat(new SessionRegistry().newId(Optional.of("x".repeat(256)))).isPresent();
        assertThat(new SessionRegistry().newId(Optional.of("x".repeat(257)))).isEmpty();
    }

    @Test
    void ownIdsAreSafeAndNeverTheSame() {
        SessionRegistry registry = new SessionRegistry();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String id = registry.newId(Optional.empty()).orElseThrow();
            assertThat(id).matches("[A-Za-z0-9_-]{20}");
            assertThat(seen.add(id)).isTrue();
        }
    }

    @Test
    void whoeverNearlyKnowsAnIdKnowsNone() {
        String id = engine.openPolling().id();
        assertThat(verdict(id)).isEqualTo(Verdict.Kind.KNOWN);
        for (String other : new String[] {
            id + "0",
            id.substring(1),
            id.substring(0, id.length() - 1),
            id.toUpperCase(Locale.ROOT),
            id + " ",
            " " + id,
            id + "\u0000",
            id + "," + id,
            "*",
            "%"
        }) {
            assertThat(verdict(other)).as("sid '%s'", other).isEqualTo(Verdict.Kind.REFUSED);
        }
    }

    private Verdict.Kind verdict(String sid) {
        Map<String, String> query = Map.of("EIO", "4", "transport", "polling", "sid", sid);
        return engine.server
                .verify(EngineFixture.request("GET", query), RequestKind.PLAIN)
                .kind();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Polling",
                "POLLING",
                " polling",
                "polling ",
                "pollin",
                "pollings",
                "websockets",
                "WebSocket",
                "ws",
                ""
            })
    void aTransportIsNamedExactly(String transport) {
        assertThat(engine.server.verify(
                        EngineFixture.request("GET", Map.of("EIO", "4", "transport", transport)), RequestKind.PLAIN))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(EngineError.TRANSPORT_UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "+4", " 4", "4 ", "4.0", "44", "3", "5", "four", "٤", ""})
    void aVersionIsNamedExactly(String version) {
        assertThat(engine.server.verify(
                        EngineFixture.request("GET", Map.of("EIO", version, "transport", "polling")),
                        RequestKind.PLAIN))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(EngineError.UNSUPPORTED_PROTOCOL_VERSION));
    }
}
