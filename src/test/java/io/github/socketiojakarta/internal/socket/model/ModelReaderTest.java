package io.github.socketiojakarta.internal.socket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.PayloadException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReaderTest {

    private final SharedKeys keys = new SharedKeys();

    private Object read(String json) {
        return ModelReader.read(json, ModelType.ANY, List.of(), keys);
    }

    @Test
    void readsEveryKindOfValue() {
        assertThat(read(" {\"a\" : [ 1 , -2.5 , \"x\" , true , false , null , { } , [ ] ] }\n"))
                .isEqualTo(Map.of("a", Arrays.asList(1, -2.5, "x", true, false, null, Map.of(), List.of())));
    }

    @Test
    void keepsMembersInTheirOrderAndTheLastOfTheSameName() {
        Map<?, ?> map = (Map<?, ?>) read("{\"b\":1,\"a\":2,\"b\":3}");
        assertThat(new ArrayList<>(map.keySet())).isEqualTo(List.of("b", "a"));
        assertThat(map.get("b")).isEqualTo(3);
        assertThat(map).isInstanceOf(LinkedHashMap.class);
    }

    @Test
    void readsEscapesInNamesAndInShortAndLongTexts() {
        String plain = "x".repeat(100);
        assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"")).isEqualTo("\"\\/\b\f\n\r\tA");
        assertThat(read("[\"" + plain + "\",\"a\\nb\",\"" + plain + "\\n\",\"" + plain + "\"]"))
                .isEqualTo(List.of(plain, "a\nb", plain + "\n", plain));
        assertThat(read("{\"\\u0061\":1,\"" + plain + "\":2,\"" + plain + "\\\"\":3,\"\":4}"))
                .isEqualTo(Map.of("a", 1, plain, 2, plain + "\"", 3, "", 4));
    }

    @Test
    void keepsHalvesOfSurrogatePairs() {
        assertThat(read("[\"\\ud800\",\"\ud800\",\"\\ud83d\\ude00\",\"\ud83d\ude00\"]"))
                .isEqualTo(List.of("\ud800", "\ud800", "\ud83d\ude00", "\ud83d\ude00"));
    }

    @Test
    void sharesShortNamesOnly() {
        String shared = "n".repeat(SharedKeys.MAX_LENGTH);
        assertThat(nameIn(shared)).isSameAs(nameIn(shared)).isEqualTo(shared);
        assertThat(nameIn(shared + "n")).isNotSameAs(nameIn(shared + "n")).isEqualTo(shared + "n");
        for (int i = 0; i < 10_000; i++) {
            assertThat(nameIn("name" + i)).isEqualTo("name" + i);
        }
    }

    /** These two have the same hash code. */
    @Test
    void namesInTheSamePlaceAreNotMixedUp() {
        for (String name : List.of("Aa", "BB", "Aa", "BB")) {
            assertThat(nameIn(name)).isEqualTo(name);
        }
    }

    private String nameIn(String name) {
        return (String)
                ((Map<?, ?>) read("{\"" + name + "\":1}")).keySet().iterator().next();
    }

    @Test
    void readsNothingBehindAPart() {
        String packet = "42[\"e\",\"a\\\\\",12345]";
        assertThat(part(packet, "12345")).isEqualTo(12345);
        assertThat(part(packet, "123")).isEqualTo(PayloadException.class);
        assertThat(part(packet, "\"e\"")).isEqualTo("e");
        assertThat(part(packet, "\"a\\\\\"")).isEqualTo("a\\");
        assertThat(part(packet, "\"a")).isEqualTo(PayloadException.class);
        assertThat(part(packet, "[\"e\"")).isEqualTo(PayloadException.class);
    }

    private Object part(String text, String part) {
        int start = text.indexOf(part);
        try {
            return ModelReader.ofPart(text, start, start + part.length(), List.of(), keys)
                    .read(ModelType.ANY);
        } catch (PayloadException e) {
            return PayloadException.class;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+1",
                "01",
                "1.",
                ".5",
                "1e",
                "1e999999999",
                "-1E-999999999",
                "nul",
                "tru",
                "falsy",
                "NaN",
                "\"",
                "\"\\",
                "\"\\u12\"",
                "\"\\x\"",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[1 2]",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{a:1}",
                "{\"a\";1}",
                "{\"a\":1,}",
                "1 2",
                "[] []",
                "\u00a01"
            })
    void refusesWhatIsNoJson(String text) {
        assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> read(text));
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        int depth = 1_000_000;
        for (String text : List.of("[".repeat(depth), "{\"a\":".repeat(depth), "[".repeat(depth) + "]".repeat(depth))) {
            assertThatExceptionOfType(PayloadException.class)
                    .isThrownBy(() -> read(text))
                    .withMessageContaining("nested too deeply");
        }
    }

    /** A text of many strings takes as long as it is, with and without escapes. */
    @Test
    void readsLongTexts() {
        String text = "\"" + "x".repeat(40) + "\"";
        String escaped = "\"" + "x".repeat(40) + "\\n\"";
        int count = 50_000;
        for (String element : List.of(text, escaped)) {
            String array = "[" + (element + ",").repeat(count) + "1]";
            assertThat((List<?>) read(array)).hasSize(count + 1);
            assertThat((List<?>) ModelReader.ofPart(array + " ", 0, array.length(), List.of(), keys)
                            .read(ModelType.ANY))
                    .hasSize(count + 1);
        }
    }
}
