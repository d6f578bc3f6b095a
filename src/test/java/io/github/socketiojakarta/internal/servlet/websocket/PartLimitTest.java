package io.github.socketiojakarta.internal.servlet.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartLimitTest {

    private static final int MAX_BYTES = 10_240;
    /** As many as a message of that size has at the least size of parts, and 16,384 more. */
    private static final int MAX_PARTS = 16_394;

    private final PartLimit limit = new PartLimit(MAX_BYTES);

    @Test
    void countsTheBytesOfOneMessage() {
        assertThat(limit.accepts(MAX_BYTES)).isTrue();
        limit.reset();
        assertThat(limit.accepts(MAX_BYTES - 1)).isTrue();
        assertThat(limit.accepts(1)).isTrue();
        assertThat(limit.accepts(1)).isFalse();
        assertThat(limit.isExceeded()).isTrue();
    }

    @Test
    void needNotCountWhatIsSmallWhateverItsCharacters() {
        assertThat(limit.acceptsAny(MAX_BYTES / 3)).isTrue();
        assertThat(limit.acceptsAny(MAX_BYTES / 3 + 1)).isFalse();
        assertThat(limit.acceptsAny(Integer.MAX_VALUE)).isFalse();
    }

    @Test
    void countsThePartsOfOneMessage() {
        for (int i = 0; i < MAX_PARTS; i++) {
            assertThat(limit.accepts(0)).isTrue();
        }
        assertThat(limit.accepts(0)).isFalse();
        assertThat(limit.isExceeded()).isTrue();
    }

    @Test
    void allowsAnyNumberOfMessages() {
        for (int i = 0; i < 3 * MAX_PARTS; i++) {
            assertThat(limit.accepts(1)).as("message %d", i).isTrue();
            limit.reset();
        }
    }
}
