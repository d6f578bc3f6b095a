package io.github.socketiojakarta.internal.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, 80",
        "EXAMPLE.com:, example.com, 80",
        "example.com:0, example.com, 0",
        "example.com:8089, example.com, 8089",
        "example.com:65535, example.com, 65535",
        "[::1]:8080, [::1], 8080"
    })
    void isANameAndAPort(String text, String name, int port) {
        assertThat(Authority.parse(text, 80)).hasValue(new Authority(name, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "[::1",
                "a/b",
                "a\tb",
                "user@a",
                "a, b",
                "a:65536",
                "a:100000",
                "a:0000080",
                "a:8:0",
                "a:-1",
                "a:8a",
                "[::1]80"
            })
    void isNothingElse(String text) {
        assertThat(Authority.parse(text, 80)).isEmpty();
    }
}
