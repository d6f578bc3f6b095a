package io.github.socketiojakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.PayloadException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonbCodecDecodeTest {

    private static final String SECOND = "{\"_placeholder\":true,\"num\":1}";
    private static final List<ByteBuffer> ATTACHMENTS =
            List.of(ByteBuffer.wrap(new byte[] {9}), ByteBuffer.wrap(new byte[] {8, 7}));
    private static final byte[] EXPECTED = {8, 7};

    private final JsonbCodec codec = new JsonbCodec();

    public record User(String name, int age, byte[] avatar) {}

    public static class Everything {
        public int number;
        public Integer boxed;
        public long large;
        public byte[] bytes;
        public ByteBuffer buffer;
        public Object any;
        public Map<String, Object> map;
        public List<byte[]> list;
    }

    public static class Node {
        public Node next;
    }

    private Object decode(String json, Type type) {
        return codec.decode(json, type, ATTACHMENTS);
    }

    private void assertRefused(String json, Type type) {
        assertThatExceptionOfType(PayloadException.class)
                .as("%.40s as %s", json, type)
                .isThrownBy(() -> decode(json, type));
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("\"a\"", String.class, "a"),
                Arguments.of("\"\"", String.class, ""),
                Arguments.of("\"\\u0041\\n\\\"\\ud800\"", String.class, "A\n\"\ud800"),
                Arguments.of("\"\u2028😀\"", String.class, "\u2028😀"),
                Arguments.of("1", int.class, 1),
                Arguments.of("-0", Integer.class, 0),
                Arguments.of("1.0", Integer.class, 1),
                Arguments.of("1e2", int.class, 100),
                Arguments.of("9007199254740993", long.class, 9007199254740993L),
                Arguments.of("-128", byte.class, (byte) -128),
                Arguments.of("1.5", double.class, 1.5),
                Arguments.of("1", Float.class, 1f),
                Arguments.of("true", boolean.class, true),
                Arguments.of("false", Boolean.class, false),
                Arguments.of("1.50", BigDecimal.class, new BigDecimal("1.50")),
                Arguments.of("12345678901234567890", BigInteger.class, new BigInteger("12345678901234567890")),
                Arguments.of("\"DAYS\"", TimeUnit.class, TimeUnit.DAYS),
                Arguments.of("\"a\"", Object.class, "a"),
                Arguments.of("1.5", Object.class, 1.5),
                Arguments.of("true", Object.class, true),
                Arguments.of("[1,null]", List.class, Arrays.asList(1, null)),
                Arguments.of("{\"a\":[]}", Map.class, Map.of("a", List.of())));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void reads(String json, Type type, Object expected) {
        assertThat(decode(json, type)).isEqualTo(expected);
    }

    @Test
    void readsNullOfAnyTypeAsNull() {
        for (Type type : List.of(String.class, int.class, Object.class, User.class, byte[].class, JsonValue.class)) {
            assertThat(decode("null", type)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.5", "3000000000", "-2147483649", "1e10", "1e999999999", "1e-999999999", "\"1\"", "true", "[]"
            })
    void refusesWhatIsNoInt(String json) {
        assertRefused(json, int.class);
        assertRefused(json, Integer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "3000000000", "-2147483649", "1e10", "1e999999999", "1e-999999999", "true", "[]"})
    void refusesWhatIsNoIntInsideOtherTypes(String number) {
        assertRefused("{\"number\":" + number + "}", Everything.class);
        assertRefused("{\"boxed\":" + number + "}", Everything.class);
        assertRefused("{\"name\":\"n\",\"age\":" + number + "}", User.class);
        assertRefused("[" + number + "]", int[].class);
        assertRefused("[" + number + "]", listOf(Integer.class));
    }

    @Test
    void refusesWhatIsNoLong() {
        for (String json : List.of("9223372036854775808", "0.5", "1e19")) {
            assertRefused(json, long.class);
            assertRefused("{\"large\":" + json + "}", Everything.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"'\"tea\"', a string", "'[1]', an array", "1, a number", "-1, a number", "true, a boolean"})
    void saysWhatItHasFoundInPlaceOfAnObject(String json, String found) {
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> decode(json, User.class))
                .withMessage("expected an object for " + User.class.getName() + ", but found " + found);
    }

    @Test
    void expectsNoObjectForWhatIsNone() {
        for (Type type : List.of(char.class, TimeUnit.class, UUID.class, int[].class)) {
            assertThatExceptionOfType(PayloadException.class)
                    .isThrownBy(() -> decode("[[]]", type))
                    .withMessageNotContaining("an object for");
        }
    }

    @Test
    void refusesOtherShapes() {
        assertRefused("1", String.class);
        assertRefused("{}", String.class);
        assertRefused("\"true\"", boolean.class);
        assertRefused("1e309", double.class);
        assertRefused("1e39", float.class);
        assertRefused("[]", Map.class);
        assertRefused("{}", List.class);
        assertRefused("[]", User.class);
        assertRefused("\"x\"", User.class);
        assertRefused("\"x\"", UUID.class);
        assertRefused("\"x\"", TimeUnit.class);
        assertRefused("1", JsonObject.class);
    }

    @Test
    void refusesNumbersThatWouldFillTheMemory() {
        for (Type type : List.of(BigDecimal.class, BigInteger.class, Object.class, Number.class)) {
            assertRefused("1e999999999", type);
            assertRefused("1" + "0".repeat(100_000), type);
        }
        assertRefused("{\"any\":1e999999999}", Everything.class);
    }

    @Test
    void readsBytesAsAWholeArgument() {
        assertThat(decode(SECOND, byte[].class)).isEqualTo(EXPECTED);
        assertThat(decode(SECOND, ByteBuffer.class)).isEqualTo(ByteBuffer.wrap(EXPECTED));
        assertThat(decode(SECOND, Object.class)).isEqualTo(EXPECTED);
    }

    @Test
    void readsBytesInsideOtherTypes() {
        Everything all = (Everything) decode(
                "{\"bytes\":S,\"buffer\":S,\"any\":S,\"map\":{\"k\":[S]},\"list\":[S]}".replace("S", SECOND),
                Everything.class);
        assertThat(all.bytes).isEqualTo(EXPECTED);
        assertThat(all.buffer).isEqualTo(ByteBuffer.wrap(EXPECTED));
        assertThat(all.any).isEqualTo(EXPECTED);
        assertThat((List<?>) all.map.get("k")).first().isEqualTo(EXPECTED);
        assertThat(all.list.get(0)).isEqualTo(EXPECTED);
        User user = (User) decode("{\"name\":\"n\",\"age\":3,\"avatar\":" + SECOND + "}", User.class);
        assertThat(user.name()).isEqualTo("n");
        assertThat(user.avatar()).isEqualTo(EXPECTED);
    }

    @Test
    void readsBytesWhereTheTypeIsOpen() {
        for (Type type : List.of(List.class, Collection.class, ArrayList.class, Object.class, listOf(Object.class))) {
            assertThat((Collection<?>) decode("[" + SECOND + "]", type)).first().isEqualTo(EXPECTED);
        }
        for (Type type : List.of(Map.class, HashMap.class, Object.class)) {
            assertThat(((Map<?, ?>) decode("{\"k\":" + SECOND + "}", type)).get("k"))
                    .isEqualTo(EXPECTED);
        }
        assertThat(((byte[][]) decode("[" + SECOND + "]", byte[][].class))[0]).isEqualTo(EXPECTED);
    }

    @Test
    void leavesTheAttachmentsWhereTheyAre() {
        byte[] first = (byte[]) decode(SECOND, byte[].class);
        first[0] = 0;
        assertThat(decode(SECOND, byte[].class)).isEqualTo(EXPECTED);
    }

    @Test
    void readsBytesFromNumbersToo() {
        assertThat(decode("[1,255,-1]", byte[].class)).isEqualTo(new byte[] {1, -1, -1});
        assertRefused("[256]", byte[].class);
        assertRefused("[-129]", byte[].class);
        assertRefused("[1.5]", byte[].class);
        assertRefused("[\"1\"]", byte[].class);
        assertRefused("\"AQI=\"", byte[].class);
        assertRefused("{}", byte[].class);
    }

    @Test
    void leavesAPlaceholderOfAPlainEventAsData() {
        Object value = codec.decode(SECOND, Object.class, List.of());
        assertThat(value).isEqualTo(Map.of("_placeholder", true, "num", 1));
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> codec.decode(SECOND, byte[].class, List.of()));
    }

    @Test
    void readsJsonValues() {
        assertThat(((JsonObject) decode("{\"a\":1}", JsonObject.class)).getInt("a"))
                .isEqualTo(1);
        assertThat((JsonArray) decode("[1]", JsonArray.class)).hasSize(1);
        assertThat(decode("true", JsonValue.class)).isEqualTo(JsonValue.TRUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 5_000, 20_000})
    void survivesAnyDepth(int depth) {
        String nodes = "{\"next\":".repeat(depth) + "null" + "}".repeat(depth);
        String lists = "[".repeat(depth) + "]".repeat(depth);
        for (Type type : List.of(Node.class, Object.class, Map.class, HashMap.class, JsonObject.class)) {
            survives(nodes, type);
        }
        for (Type type : List.of(Object.class, List.class, ArrayList.class, int[].class, byte[].class)) {
            survives(lists, type);
        }
        assertThat(((Map<?, ?>) decode("{\"a\":" + SECOND + "}", Map.class)).get("a"))
                .isEqualTo(EXPECTED);
    }

    private void survives(String json, Type type) {
        try {
            decode(json, type);
        } catch (PayloadException expected) {
            assertThat(expected).hasMessageContaining("expected");
        }
    }

    private static Type listOf(Class<?> element) {
        return element == Integer.class
                ? new ArrayList<Integer>() {}.getClass().getGenericSuperclass()
                : new ArrayList<Object>() {}.getClass().getGenericSuperclass();
    }

    public record Item(int count, long total) {}

    /** The text is in the log of the developer whose client sends that. */
    @ParameterizedTest
    @CsvSource({
        "'{\"count\":1.5}', 'a number that fits an int is needed, but found 1.5'",
        "'{\"count\":3000000000}', 'a number that fits an int is needed, but found 3000000000'",
        "'{\"total\":1e30}', 'a number that fits a long is needed, but found 1E+30'",
        "'{\"count\":null}', null where a value is needed"
    })
    void saysWhatIsWrongWithANumberOfAMember(String json, String problem) {
        assertThatThrownBy(() -> codec.decode(json, Item.class, List.of()))
                .isInstanceOf(PayloadException.class)
                .hasMessageEndingWith("Item: " + problem);
    }

    /** Says which it is. */
    @JsonbTypeInfo(key = "kind", value = @JsonbSubtype(alias = "box", type = Box.class))
    public interface Thing {}

    /** A kind with a member of any type. */
    public static final class Box implements Thing {
        public Object content;
    }

    /** Yasson reads such a type from a tree, which knows no places. */
    @Test
    void readsAMemberOfAnyTypeOfATypeThatIsToldByItsJson() {
        Box box = (Box)
                new JsonbCodec().decode("{\"kind\":\"box\",\"content\":{\"a\":[1,\"x\"]}}", Thing.class, List.of());
        assertThat(box.content).isEqualTo(Map.of("a", List.of(1, "x")));
    }
}
