package io.github.socketiojakarta.internal.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static boolean isSame(String origin, String host) {
        return isSame(origin, host, false);
    }

    private static boolean isSame(String origin, String host, boolean secure) {
        return Origins.isSame(
                origin,
                new EngineRequest(
                        "GET",
                        "/",
                        Map.of(),
                        Map.of("host", host),
                        "127.0.0.1",
                        secure,
                        Instant.EPOCH,
                        Caller.ANONYMOUS));
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, example.com",
        "https://example.com, example.com",
        "ws://example.com, example.com",
        "wss://example.com, example.com",
        "https://example.com, EXAMPLE.com:443",
        "wss://example.com, example.com:443",
        "WSS://Example.com, example.com:443",
        "ws://example.com, example.com:80",
        "https://example.com:443, example.com",
        "wss://example.com:443, example.com",
        "http://example.com:80, example.com",
        "http://example.com, example.com:",
        "https://example.com:, example.com:443",
        "http://localhost:8080, localhost:8080",
        "wss://localhost:8080, localhost:8080",
        "http://[::1]:8080, [::1]:8080",
        "https://[2001:DB8::1], [2001:db8::1]:443",
        "http://[::1], [::1]:80"
    })
    void isThatOfTheServer(String origin, String host) {
        assertThat(isSame(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org, example.com",
        "http://example.com:8080, example.com",
        "http://example.com, example.com:8080",
        "https://example.com, example.com:80",
        "wss://example.com, example.com:80",
        "ws://example.com, example.com:443",
        "wss://example.com:80, example.com",
        "http://example.com.evil.org, example.com",
        "http://evilexample.com, example.com",
        "http://sub.example.com, example.com",
        "http://example.co, example.com",
        "http://example.com., example.com",
        "null, example.com",
        "null, null",
        "example.com, example.com",
        "//example.com, example.com",
        "://example.com, example.com",
        "http://, ''",
        "'', ''",
        "file://, example.com",
        "file://, ''",
        "app://example.com, example.com",
        "httpx://example.com, example.com",
        "xhttp://example.com, example.com",
        "http://example.com:443, example.com",
        "http://example.com:8080x, example.com:8080",
        "http://example.com:-80, example.com",
        "http://example.com:+80, example.com",
        "http://example.com:80:80, example.com",
        "http://example.com:65616, example.com:80",
        "http://example.com:4294967376, example.com:80",
        "http://example.com@evil.org, example.com",
        "http://example.com:80@evil.org, example.com",
        "http://user@example.com, example.com",
        "http://user@example.com, user@example.com",
        "http://example.com/, example.com",
        "http://example.com/path, example.com",
        "http://example.com?, example.com",
        "http://example.com#, example.com",
        "http://example.com\\, example.com",
        "http://evil.org/example.com, example.com",
        "http://evil.org#http://example.com, example.com",
        "http://[::1]:8080, [::1]",
        "http://[::1]:8080, [::2]:8080",
        "http://::1, [::1]",
        "http://[::1]x, [::1]",
        "http://[::1, [::1",
        "'http://example.com, http://example.com', example.com",
        "http://example.com, 'example.com, example.com'"
    })
    void isNotThatOfTheServer(String origin, String host) {
        assertThat(isSame(origin, host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "wss://example.com", "https://example.com:443"})
    void aPageOverTlsIsOursIfTheContainerSawTls(String origin) {
        assertThat(isSame(origin, "example.com", true)).isTrue();
        assertThat(isSame(origin, "example.com:443", true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "ws://example.com", "http://example.com:443"})
    void aPageWithoutTlsIsForeignIfTheContainerSawTls(String origin) {
        assertThat(isSame(origin, "example.com", true)).isFalse();
        assertThat(isSame(origin, "example.com:443", true)).isFalse();
    }

    @Test
    void aHeaderOfAnyLengthIsReadOnce() {
        String long63 = "a".repeat(100_000) + ":".repeat(100_000);
        assertThat(isSame("http://" + long63, long63)).isFalse();
    }
}
