package io.github.socketiojakarta.internal.servlet.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonpTest {

    /** What the official client for browsers does before it puts a payload into its form. */
    private static String form(String payload) {
        return "d=" + URLEncoder.encode(payload.replace("\\n", "\\\\n"), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4a", "42[\"x\",\"two\\nlines\"]", "\\n\\n", "a\\b", "4ü+%&=", "4a\u001e4b", ""})
    void aFormCarriesAnyPayload(String payload) {
        assertThat(Jsonp.payload(form(payload))).isEqualTo(payload);
    }

    /** Browsers write a line break of a form as {@code \n}. */
    @Test
    void aSingleBackslashIsThatOfALineBreak() {
        assertThat(Jsonp.payload("d=4a%5Cn4b")).isEqualTo("4a\n4b");
    }

    @Test
    void whatFollowsTheFieldIsIgnored() {
        assertThat(Jsonp.payload("d=4a&e=5")).isEqualTo("4a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4a", "e=1&d=4a", "d=%zz", "d=%"})
    void aMalformedFormIsRefused(String form) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jsonp.payload(form));
    }
}
