package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "http://example.com, example.com",
        "https://example.com, example.com",
        "https://example.com, EXAMPLE.com:443",
        "https://example.com:443, example.com",
        "http://example.com:80, example.com",
        "http://localhost:8080, localhost:8080",
        "http://[::1]:8080, [::1]:8080"
    })
    void isThatOfTheServer(String origin, String host) {
        assertThat(Origins.isSame(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org, example.com",
        "http://example.com:8080, example.com",
        "http://example.com, example.com:8080",
        "http://example.com.evil.org, example.com",
        "http://evilexample.com, example.com",
        "http://sub.example.com, example.com",
        "null, example.com",
        "example.com, example.com",
        "http://, ''",
        "'', ''",
        "file://, example.com",
        "http://example.com:443, example.com",
        "http://example.com@evil.org, example.com"
    })
    void isNotThatOfTheServer(String origin, String host) {
        assertThat(Origins.isSame(origin, host)).isFalse();
    }
}
