package io.github.socketiojakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final Pattern ADVICE = Pattern.compile("write (?:something like )?'([^']+)'$");
    private static final Pattern PATTERN = Pattern.compile("Pattern\\.compile\\(\"([^\"]+)\"\\)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://localhost:5173",
                "https://a-b.example.com:8443",
                "http://example.com:443",
                "https://example.com:80",
                "http://[::1]:3000",
                "http://127.0.0.1:8080",
                "http://my_host",
                "https://xn--bcher-kva.example",
                "chrome-extension://abcdefghijklmnop",
                "capacitor://localhost",
                "wss://example.com",
                "null",
                "file://"
            })
    void takesWhatBrowsersSend(String origin) {
        assertThat(Cors.allow("https://other.example", origin).allows(origin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com:443, https://example.com",
        "http://example.com:80, http://example.com",
        "https://example.com/, https://example.com",
        "https://example.com/chat, https://example.com",
        "https://example.com?x, https://example.com",
        "https://example.com:443/, https://example.com",
        "HTTPS://Example.com, https://example.com",
        "https://Example.com:8443, https://example.com:8443",
        "example.com, https://example.com",
        "example.com:8443, https://example.com:8443",
        "//example.com, https://example.com:8443",
        "' https://example.com', https://example.com",
        "https://user@example.com, https://example.com",
        "https://b\u00fccher.example, https://xn--bcher-kva.example",
        "'', https://example.com:8443",
        "https://, https://example.com:8443",
        "https://example.com:, https://example.com:8443",
        "https://example.com:99999, https://example.com:8443",
        "https://example.com:08443, https://example.com:8443",
        "https://one.example https://two.example, https://example.com:8443"
    })
    @DisplayName("R11: an origin that can never match is refused, with what to write")
    void refusesWhatNeverMatches(String origin, String instead) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.allow(origin))
                .withMessageContaining("'" + origin + "' can never match")
                .satisfies(refusal -> {
                    Matcher advice = ADVICE.matcher(refusal.getMessage());
                    assertThat(advice.find()).isTrue();
                    assertThat(Cors.allow(advice.group(1)).allows(advice.group(1)))
                            .isTrue();
                })
                .withMessageContaining("'" + instead + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "https://*.example.com, https://a.example.com, https://a.exampleXcom",
        "http://localhost:*, http://localhost:5173, http://localhost:x",
        "*://example.com, http://example.com, ftp://example.com",
        "https://*, https://localhost, https://localhost/path",
        "https://*.example.com/, https://a.example.com, https://example.com"
    })
    @DisplayName("R11: for wildcards, there are patterns")
    void refusesWildcards(String origin, String match, String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.allow(origin))
                .withMessageContainingAll("'" + origin + "' can never match", "originPattern")
                .satisfies(refusal -> {
                    Matcher advice = PATTERN.matcher(refusal.getMessage());
                    assertThat(advice.find()).isTrue();
                    Pattern pattern = Pattern.compile(advice.group(1).replace("\\\\", "\\"));
                    Cors cors = Cors.builder().originPattern(pattern).build();
                    assertThat(cors.allows(match)).isTrue();
                    assertThat(cors.allows(other)).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://good.friends.example.evil.com",
                "https://good.friends.example:8443",
                "https://evil.com/https://good.friends.example",
                "xhttps://good.friends.example",
                "https://good.friends.exampl",
                "HTTPS://good.friends.example"
            })
    void aPatternHasToMatchTheWholeOrigin(String origin) {
        Cors cors = Cors.builder()
                .originPattern(Pattern.compile("https://\\w+\\.friends\\.example"))
                .build();
        assertThat(cors.allows("https://good.friends.example")).isTrue();
        assertThat(cors.allows(origin)).isFalse();
    }
}
