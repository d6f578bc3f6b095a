package io.github.socketiojakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is nearly a cookie would be another, or change what the header says. */
class HandshakeCookieTest {

    private static HandshakeCookie cookie(String part, String text) {
        return switch (part) {
            case "name" -> HandshakeCookie.named(text);
            case "path" -> HandshakeCookie.defaults().withPath(text);
            case "domain" -> HandshakeCookie.defaults().withDomain(text);
            default -> HandshakeCookie.defaults().withSameSite(text);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "name, io",
        "name, __Host-io",
        "name, !#$%&*+.^_`|~",
        "path, /",
        "path, /chat/",
        "path, '/a,b=c\"'",
        "domain, a.b-c.d",
        "domain, 127.0.0.1",
        "sameSite, Strict",
        "sameSite, None",
        "sameSite, Lax"
    })
    void isTakenAsItIs(String part, String text) {
        assertThat(cookie(part, text).header("id")).contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "name, ' io'",
        "name, 'io '",
        "name, i;o",
        "name, 'i,o'",
        "name, i=o",
        "name, i\"o",
        "name, ''",
        "name, 'io\n'",
        "name, i/o",
        "name, iö",
        "path, ''",
        "path, chat",
        "path, '/a b'",
        "path, '/a;b'",
        "path, '/a\n'",
        "path, /ä",
        "domain, ''",
        "domain, 'a b'",
        "domain, a;b",
        "domain, 'a.b\n'",
        "domain, a_b",
        "domain, a/b",
        "sameSite, lax",
        "sameSite, LAX",
        "sameSite, 'Lax '",
        "sameSite, LaxStrict",
        "sameSite, ''",
        "sameSite, None;"
    })
    void isRefusedIfItIsNearlyRight(String part, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cookie(part, text))
                .withMessage("The " + part + " of a cookie cannot be '" + text + "'");
    }
}
