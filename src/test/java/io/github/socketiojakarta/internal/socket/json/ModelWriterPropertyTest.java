package io.github.socketiojakarta.internal.socket.json;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written here is what the JSON-B provider would have written. */
class ModelWriterPropertyTest {

    /** A member that only JSON-B can write. */
    public record Point(int x, String label) {}

    private final JsonbCodec own = new JsonbCodec();
    private final JsonbCodec provider = new JsonbCodec(new JsonbConfig());

    @Property
    void mapsAndListsAreWrittenAsTheProviderDoes(@ForAll("trees") Object tree) {
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

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(text -> text),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.longs().map(number -> number),
                Arbitraries.of(
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
        return nested(nested(nested(leaf)));
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> inner) {
        Arbitrary<Object> element = inner.injectNull(0.1);
        return Arbitraries.oneOf(
                element,
                element.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), element)
                        .ofMaxSize(3)
                        .map(map -> new LinkedHashMap<>(map)));
    }
}
