package io.github.socketiojakarta.internal.socket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.jackson.JacksonCodec;
import io.github.socketiojakarta.jackson3.Jackson3Codec;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LargeIntegersTest {

    private static final long LARGEST = 9_007_199_254_740_991L;

    public record Order(long id, List<Long> items) {}

    static Stream<JsonCodec> codecs() {
        return Stream.of(new JsonbCodec(), new JacksonCodec(), new Jackson3Codec())
                .map(LargeIntegers::new);
    }

    private static String encode(JsonCodec codec, Object value) {
        return codec.encode(Collections.singletonList(value), new ArrayList<>());
    }

    private static @Nullable Object decode(JsonCodec codec, String json, Class<?> type) {
        return codec.decode(json, type, List.of());
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void writesWhatJavaScriptWouldRoundAsText(JsonCodec codec) {
        assertThat(encode(codec, LARGEST)).isEqualTo("[9007199254740991]");
        assertThat(encode(codec, LARGEST + 1)).isEqualTo("[\"9007199254740992\"]");
        assertThat(encode(codec, -LARGEST)).isEqualTo("[-9007199254740991]");
        assertThat(encode(codec, -LARGEST - 1)).isEqualTo("[\"-9007199254740992\"]");
        assertThat(encode(codec, BigInteger.TEN.pow(30))).isEqualTo("[\"1000000000000000000000000000000\"]");
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void findsThemAtAnyDepth(JsonCodec codec) {
        assertThat(encode(codec, new Order(Long.MAX_VALUE, List.of(1L, Long.MIN_VALUE))))
                .isEqualTo("[{\"id\":\"9223372036854775807\",\"items\":[1,\"-9223372036854775808\"]}]");
        assertThat(encode(codec, Map.of("id", Long.MAX_VALUE))).isEqualTo("[{\"id\":\"9223372036854775807\"}]");
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void leavesTextsAndFractionsAlone(JsonCodec codec) {
        assertThat(encode(codec, "9223372036854775807 \\\" 9223372036854775807"))
                .isEqualTo("[\"9223372036854775807 \\\\\\\" 9223372036854775807\"]");
        assertThat(encode(codec, new BigDecimal("9223372036854775807.5"))).isEqualTo("[9223372036854775807.5]");
        assertThat(encode(codec, 1e300)).isEqualTo("[1.0E300]");
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void takesTheTextBackWhereAWholeNumberIsWanted(JsonCodec codec) {
        assertThat(decode(codec, "\"9223372036854775807\"", long.class)).isEqualTo(Long.MAX_VALUE);
        assertThat(decode(codec, "\"-9223372036854775808\"", Long.class)).isEqualTo(Long.MIN_VALUE);
        assertThat(decode(codec, "\"9223372036854775808\"", BigInteger.class)).isEqualTo(BigInteger.ONE.shiftLeft(63));
        assertThat(decode(codec, "9223372036854775807", long.class)).isEqualTo(Long.MAX_VALUE);
        assertThat(decode(codec, "\"9223372036854775807\"", String.class)).isEqualTo("9223372036854775807");
    }

    /** No laxer than it has to be: a client has no reason to write what JavaScript can count as text. */
    @ParameterizedTest
    @MethodSource("codecs")
    void takesNoOtherText(JsonCodec codec) {
        for (String text : List.of("\"1\"", "\"\"", "\"92233720368547758x7\"", "\"9223372036854775808\"", "\"-\"")) {
            assertThatThrownBy(() -> decode(codec, text, long.class)).as(text).isInstanceOf(PayloadException.class);
        }
        assertThatThrownBy(() -> decode(codec, "\"9223372036854775807\"", double.class))
                .isInstanceOf(PayloadException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "[],[]",
        "9007199254740993,\"9007199254740993\"",
        "'[-1,12345678901234567]','[-1,\"12345678901234567\"]'"
    })
    void worksOnTheJson(String json, String expected) {
        assertThat(LargeIntegers.asText(json)).isEqualTo(expected);
    }

    @Test
    void keepsTheTextIfThereIsNothingToChange() {
        String json = "[{\"a\":1,\"9007199254740993\":\"9007199254740993\"}]";
        assertThat(LargeIntegers.asText(json)).isSameAs(json);
    }
}
