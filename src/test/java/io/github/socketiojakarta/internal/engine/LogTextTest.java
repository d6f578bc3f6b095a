package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {

    @Test
    void leavesPlainTextAsItIs() {
        assertThat(LogText.of("caf\u00e9 \u65e5\u672c \ud83d\ude00 {0} 'x'"))
                .isEqualTo("caf\u00e9 \u65e5\u672c \ud83d\ude00 {0} 'x'");
        assertThat(LogText.of("")).isEmpty();
        assertThat(LogText.of(null)).isEqualTo("none");
    }

    @Test
    void escapesWhatEndsALineOrSteersATerminal() {
        assertThat(LogText.of("a\nb\rc\u0085d\u2028e\u2029f\u001b[31m\u0000"))
                .isEqualTo("a\\u000ab\\u000dc\\u0085d\\u2028e\\u2029f\\u001b[31m\\u0000");
    }

    @Test
    void escapesWhatTurnsTheDirectionOfWriting() {
        assertThat(LogText.of("\u202eabc\u2066")).isEqualTo("\\u202eabc\\u2066");
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(LogText.of("x".repeat(1_000_000))).isEqualTo("x".repeat(120) + "\u2026");
        assertThat(LogText.of("\n".repeat(1_000_000)).length()).isLessThan(1_000);
    }

    @Test
    void keepsSecretsToThemselves() {
        assertThat(LogText.ofSecret("0123456789abcdefghij")).isEqualTo("012345\u2026");
        assertThat(LogText.ofSecret("12\n456789012345")).isEqualTo("12\\u000a456\u2026");
        assertThat(LogText.ofSecret("1234")).as("of a short one, not all").isEqualTo("12\u2026");
        assertThat(LogText.ofSecret("")).isEqualTo("\u2026");
    }
}
