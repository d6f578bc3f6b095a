package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackedMapPropertyTest {

    private record Input(Map<String, String> map, String other) {}

    @Test
    void isTheMapItWasMadeOf() {
        Generator<String> text = choices -> choices.anyOf(from -> from.text(3), from -> from.text(600));
        Generator<List<Map.Entry<String, String>>> entries =
                choices -> choices.list(20, text.with(text, Map::entry)::from);
        Property.forAll(entries.map(PackedMapPropertyTest::map).with(text, Input::new))
                .holds(input -> {
                    Map<String, String> map = input.map;
                    Map<String, String> compact = PackedMap.copyOf(map);
                    assertThat(compact).isEqualTo(map).hasSameHashCodeAs(map).hasSize(map.size());
                    map.forEach((name, value) -> {
                        assertThat(compact.get(name)).isEqualTo(value);
                        assertThat(compact.containsKey(name)).isTrue();
                    });
                    assertThat(compact.get(input.other)).isEqualTo(map.get(input.other));
                    assertThat(compact.containsKey(input.other)).isEqualTo(map.containsKey(input.other));
                });
    }

    private static Map<String, String> map(List<Map.Entry<String, String>> entries) {
        Map<String, String> map = new HashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    static IntStream lengths() {
        return IntStream.rangeClosed(250, 520);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void takesPartsOfAnyLength(int length) {
        Map<String, String> map = Map.of("n".repeat(length), "v".repeat(length), "", "", "x", "v".repeat(254));
        assertThat(PackedMap.copyOf(map)).isEqualTo(map).hasSize(3);
    }
}
