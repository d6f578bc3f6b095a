package io.github.socketiojakarta.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SocketValuesTest {

    private final Map<String, Object> values = new SocketValues(Map.of());

    @SuppressWarnings("NullAway") // what developers do
    @Test
    void saysWhatToWriteInsteadOfNull() {
        assertRefused(() -> values.put("user", null));
        assertRefused(() -> values.putIfAbsent("user", null));
        assertRefused(() -> values.putAll(Collections.singletonMap("user", null)));
        assertThat(values).isEmpty();
    }

    private static void assertRefused(ThrowingCallable put) {
        assertThatThrownBy(put)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("data() of a socket keeps no null, neither as a key nor as a value (of 'user'):"
                        + " use remove(key), or an Optional");
    }

    @Test
    void keepsEverythingElse() {
        values.put("a", 1);
        assertThat(values.putIfAbsent("a", 2)).isEqualTo(1);
        values.putAll(Map.of("b", 2));
        assertThat(values).isEqualTo(Map.of("a", 1, "b", 2));
    }
}
