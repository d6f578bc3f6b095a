package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
}
