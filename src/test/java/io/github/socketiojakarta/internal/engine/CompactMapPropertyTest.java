package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CompactMapPropertyTest {

    @Property
    void isTheMapItWasMadeOf(@ForAll @Size(max = 20) Map<String, String> map, @ForAll String other) {
        Map<String, String> compact = CompactMap.copyOf(map);
        assertThat(compact).isEqualTo(map).hasSameHashCodeAs(map).hasSize(map.size());
        map.forEach((name, value) -> {
            assertThat(compact.get(name)).isEqualTo(value);
            assertThat(compact.containsKey(name)).isTrue();
        });
        assertThat(compact.get(other)).isEqualTo(map.get(other));
        assertThat(compact.containsKey(other)).isEqualTo(map.containsKey(other));
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void takesPartsOfAnyLength(@ForAll @IntRange(min = 250, max = 520) int length) {
        Map<String, String> map = Map.of("n".repeat(length), "v".repeat(length), "", "", "x", "v".repeat(254));
        assertThat(CompactMap.copyOf(map)).isEqualTo(map).hasSize(3);
    }
}
