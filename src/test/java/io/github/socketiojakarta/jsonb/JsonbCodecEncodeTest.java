package io.github.socketiojakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbConfig;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JsonbCodecEncodeTest {

    private static final String FIRST = "{\"_placeholder\":true,\"num\":0}";
    private static final String SECOND = "{\"_placeholder\":true,\"num\":1}";

    private final JsonbCodec codec = new JsonbCodec();
    private final List<ByteBuffer> attachments = new ArrayList<>();

    public record Picture(String name, byte[] pixels, ByteBuffer preview) {}

    public static class Album {
        public byte[] cover = {1};
        public List<Picture> pictures = new ArrayList<>();
        public Map<String, Object> extra = new HashMap<>();
        public Object any;
    }

    public static class Measurement {
        public double primitive = Double.NaN;
        public Double boxed = Double.POSITIVE_INFINITY;
        public int finite = 1;
    }

    public static class Broken {
        public String getValue() {
            throw new IllegalStateException("no value");
        }
    }

    /** A value whose own code uses the codec while it is being written. */
    public final class Nested {
        public String getInner() {
            return codec.encode(List.of(new byte[] {7}), new ArrayList<>());
        }

        public byte[] getOuter() {
            return new byte[] {8};
        }
    }

    private String encode(Object... values) {
        return codec.encode(Arrays.asList(values), attachments);
    }

    @Test
    void writesPlainValues() {
        assertThat(encode("a", 1, 2L, 1.5, 2.5f, true, null, 'c', TimeUnit.DAYS, new BigDecimal("1.50"), (short) 3))
                .isEqualTo("[\"a\",1,2,1.5,2.5,true,null,\"c\",\"DAYS\",1.50,3]");
        assertThat(encode()).isEqualTo("[]");
        assertThat(encode(Instant.EPOCH)).isEqualTo("[\"1970-01-01T00:00:00Z\"]");
    }

    @Test
    void keepsNullElements() {
        assertThat(encode(null, Arrays.asList(1, null), new Object[] {null})).isEqualTo("[null,[1,null],[null]]");
    }

    @Test
    void writesJsonValues() {
        JsonValue object = Json.createObjectBuilder().add("a", 1).build();
        assertThat(encode(object, JsonValue.NULL, Json.createValue("x"), JsonValue.TRUE, Map.of("b", object)))
                .isEqualTo("[{\"a\":1},null,\"x\",true,{\"b\":{\"a\":1}}]");
    }

    @Test
    void takesBytesOutAtAnyDepth() {
        Album album = new Album();
        album.pictures.add(new Picture("p", new byte[] {2}, ByteBuffer.wrap(new byte[] {3})));
        album.extra.put("k", List.of(Map.of("deep", new byte[] {4})));
        album.any = new byte[][] {{5}, {6}};
        encode("event", new byte[] {0}, album, ByteBuffer.wrap(new byte[] {7}), List.of(new byte[] {8}));
        assertThat(attachments)
                .extracting(buffer -> (int) buffer.get(0))
                .hasSize(9)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void numbersPlaceholdersInTheOrderOfTheText() {
        String json = encode(new byte[] {1}, List.of(new byte[] {2}));
        assertThat(json).isEqualTo("[" + FIRST + ",[" + SECOND + "]]");
        assertThat(attachments).containsExactly(ByteBuffer.wrap(new byte[] {1}), ByteBuffer.wrap(new byte[] {2}));
    }

    @Test
    void takesWhatRemainsOfABufferAndDoesNotMoveIt() {
        byte[] bytes = {1, 2, 3, 4};
        ByteBuffer direct = ByteBuffer.allocateDirect(4).put(bytes);
        for (ByteBuffer buffer : List.of(
                ByteBuffer.wrap(bytes), ByteBuffer.wrap(bytes).asReadOnlyBuffer(), direct, direct.asReadOnlyBuffer())) {
            buffer.position(1).limit(3);
            attachments.clear();
            assertThat(encode(buffer, Map.of("k", buffer))).isEqualTo("[" + FIRST + ",{\"k\":" + SECOND + "}]");
            ByteBuffer expected = ByteBuffer.wrap(new byte[] {2, 3});
            assertThat(attachments).containsExactly(expected, expected);
            assertThat(buffer.position()).isEqualTo(1);
            assertThat(buffer.limit()).isEqualTo(3);
        }
    }

    @Test
    void copiesBytesThatCouldChangeLater() {
        byte[] bytes = {1};
        encode(bytes, Map.of("k", bytes));
        bytes[0] = 9;
        assertThat(attachments).containsExactly(ByteBuffer.wrap(new byte[] {1}), ByteBuffer.wrap(new byte[] {1}));
    }

    @Test
    void writesNullForWhatJsonHasNoNumberFor() {
        assertThat(encode(Double.NaN, Float.NEGATIVE_INFINITY)).isEqualTo("[null,null]");
        assertThat(encode(
                        Map.of("k", Double.NaN),
                        List.of(Double.POSITIVE_INFINITY, Float.NaN, 1.5f),
                        new double[] {Double.NaN, 1},
                        Map.of("o", OptionalDouble.of(Double.NaN))))
                .isEqualTo("[{\"k\":null},[null,null,1.5],[null,1.0],{\"o\":null}]");
        assertThat(encode(new Measurement())).isEqualTo("[{\"boxed\":null,\"finite\":1,\"primitive\":null}]");
    }

    @Test
    void escapesWhatMustBeAndLeavesTheRest() {
        assertThat(encode("\"\\\n\r\t\b\f\u0000\u001f /é\u2028😀"))
                .isEqualTo("[\"\\\"\\\\\\n\\r\\t\\u0008\\u000c\\u0000\\u001f /é\u2028😀\"]");
    }

    @Test
    void escapesASurrogateWithoutItsOtherHalfAtAnyDepth() {
        assertThat(encode("\ud800", "a\udc00b", "\ud800\ud83d\ude00\udc00"))
                .isEqualTo("[\"\\ud800\",\"a\\udc00b\",\"\\ud800😀\\udc00\"]");
        assertThat(encode(List.of("a\ud800b", "😀", "\udc00"), Json.createValue("\ud800")))
                .isEqualTo("[[\"a\\ud800b\",\"😀\",\"\\udc00\"],\"\\ud800\"]");
    }

    @Test
    void saysWhichValueCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode("a", new Broken()))
                .withMessageContaining(Broken.class.getName());
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("self", cycle);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(cycle))
                .withMessageContaining(HashMap.class.getName());
    }

    @Test
    void writesOnAfterAFailure() {
        assertThatIllegalArgumentException().isThrownBy(() -> encode(List.of(new byte[] {1}, new Broken())));
        attachments.clear();
        assertThat(encode(List.of(new byte[] {2}))).isEqualTo("[[" + FIRST + "]]");
        assertThat(attachments).containsExactly(ByteBuffer.wrap(new byte[] {2}));
    }

    @Test
    void maybeUsedByAValueThatIsBeingWritten() {
        assertThat(encode(new Nested()))
                .isEqualTo("[{\"inner\":\"[{\\\"_placeholder\\\":true,\\\"num\\\":0}]\",\"outer\":" + FIRST + "}]");
        assertThat(attachments).containsExactly(ByteBuffer.wrap(new byte[] {8}));
    }

    @Test
    void usesTheConfigurationOfTheApplicationWithoutChangingIt() {
        JsonbConfig config = new JsonbConfig().withPropertyNamingStrategy("UPPER_CAMEL_CASE");
        Map<String, Object> before = Map.copyOf(config.getAsMap());
        new JsonbCodec(config);
        String json = new JsonbCodec(config).encode(List.of(new Picture("p", new byte[0], null)), attachments);
        assertThat(json).isEqualTo("[{\"Name\":\"p\",\"Pixels\":" + FIRST + "}]");
        assertThat(config.getAsMap()).isEqualTo(before);
    }
}
