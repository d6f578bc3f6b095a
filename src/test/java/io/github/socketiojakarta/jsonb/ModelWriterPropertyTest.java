package io.github.socketiojakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Choices;
import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import jakarta.json.bind.JsonbConfig;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is written here is what the JSON-B provider would have written. */
class ModelWriterPropertyTest {

    /** A member that only JSON-B can write. */
    public record Point(int x, String label) {}

    private final JsonbCodec own = new JsonbCodec();
    private final JsonbCodec provider = new JsonbCodec(new JsonbConfig());

    @Test
    void mapsAndListsAreWrittenAsTheProviderDoes() {
        Property.forAll(nested(nested(nested(ModelWriterPropertyTest::leaf)))).holds(this::isWrittenAsTheProviderDoes);
    }

    private void isWrittenAsTheProviderDoes(Object tree) {
        List<ByteBuffer> attachments = new ArrayList<>();
        List<ByteBuffer> expected = new ArrayList<>();
        String json = own.encode(Arrays.asList("event", tree), attachments);
        String reference = provider.encode(Arrays.asList("event", tree), expected);
        assertThat(read(json)).isEqualTo(read(reference));
        assertThat(attachments).isEqualTo(expected);
    }

    private Object read(String json) {
        return provider.decode(json, Object.class, List.of());
    }

    private static Object leaf(Choices choices) {
        return choices.<Object>anyOf(
                from -> from.text(8),
                Choices::fraction,
                Choices::number,
                from -> from.<Object>oneOf(
                        true,
                        (short) 1,
                        1.5f,
                        Double.NaN,
                        new BigDecimal("1E+3"),
                        new BigInteger("12345678901234567890"),
                        'c',
                        TimeUnit.DAYS,
                        new int[] {1, 2},
                        new byte[] {3},
                        new Point(1, "here"),
                        Map.of(1, "a key that is no text"),
                        Map.of(TimeUnit.DAYS, new byte[] {4})));
    }

    private static Generator<Object> nested(Generator<Object> inner) {
        Generator<Object> element = choices -> choices.below(10) == 9 ? null : inner.from(choices);
        return choices -> choices.<Object>anyOf(element, from -> from.list(3, element), from -> map(from, element));
    }

    /** The keys are texts, or some of them are not, and then only JSON-B can write the map. */
    private static Map<Object, Object> map(Choices choices, Generator<Object> element) {
        Map<Object, Object> map = new LinkedHashMap<>();
        choices.list(3, from -> map.put(from.below(8) == 7 ? (Object) 7 : from.text(4), element.from(from)));
        return map;
    }
}
