package io.github.socketiojakarta.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Cors;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.loopback.Loopback;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusedOriginsTest {

    private final Loopback loopback = new Loopback(SocketIoOptions.builder()
            .cors(Cors.allow("https://allowed.example"))
            .build());
    private final LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO);

    @AfterEach
    void close() {
        log.close();
        loopback.close();
    }

    private Verdict ask(Map<String, String> headers) {
        EngineRequest request = new EngineRequest(
                "GET",
                "/socket.io/?EIO=4&transport=polling",
                Map.of("EIO", "4", "transport", "polling"),
                headers,
                "127.0.0.1",
                false,
                Instant.EPOCH,
                Caller.ANONYMOUS);
        return loopback.engine.verify(request, RequestKind.PLAIN);
    }

    private void refuse(String origin) {
        assertThat(ask(Map.of("host", "chat.example:8080", "origin", origin))).isInstanceOf(Verdict.Refused.class);
    }

    private List<String> lines() {
        return log.messages(Level.INFO);
    }

    @Test
    @DisplayName("N9, R7: a refused origin is logged once, with the option that allows it")
    void saysOnceWhatAllowsTheOrigin() {
        refuse("http://localhost:5173");
        refuse("http://localhost:5173");
        assertThat(lines())
                .singleElement()
                .asString()
                .contains("http://localhost:5173", "chat.example:8080", "socketio.cors=http://localhost:5173");
        assertThat(log.messages(Level.FINE)).isEmpty();
    }

    @Test
    void saysNothingOfOriginsThatAreLetIn() {
        assertThat(ask(Map.of("host", "chat.example", "origin", "https://allowed.example")))
                .isInstanceOf(Verdict.Handshake.class);
        assertThat(ask(Map.of("host", "chat.example", "origin", "https://chat.example")))
                .isInstanceOf(Verdict.Handshake.class);
        assertThat(lines()).isEmpty();
    }

    @Test
    void knowsThePageThatLoadsAScript() {
        Verdict verdict = ask(
                Map.of("host", "chat.example", "sec-fetch-site", "cross-site", "referer", "https://evil.example/page"));
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(lines()).singleElement().asString().contains("https://evil.example,");
    }

    @Test
    void namesNoOptionThatWouldNotHelp() {
        refuse("*");
        refuse("https://x.example/path");
        assertThat(lines())
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).contains("no option allows it").doesNotContain("socketio.cors"));
    }

    @Test
    void hostileClientsFillNeitherLogNorMemory() {
        for (int i = 0; i < 5_000; i++) {
            refuse("https://" + i + ".example\u0085" + "x".repeat(10_000));
        }
        assertThat(lines())
                .hasSize(101)
                .allSatisfy(line -> assertThat(line).doesNotContain("\u0085").hasSizeLessThan(1_000));
        assertThat(lines().get(100)).contains("100 refused origins");
    }
}
