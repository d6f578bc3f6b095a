package io.github.socketiojakarta.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.socketiojakarta.GenericType;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.jackson3.Jackson3Codec;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every codec has to do, and what is Jackson's own. */
class JacksonCodecTest {

    public record Parcel(String label, byte[] content, List<Integer> sizes) {}

    private static final List<ByteBuffer> ATTACHMENTS =
            List.of(ByteBuffer.wrap(new byte[] {9}), ByteBuffer.wrap(new byte[] {8, 7}));
    private static final String SECOND = "{\"_placeholder\":true,\"num\":1}";

    static Stream<JsonCodec> codecs() {
        return Stream.of(new JacksonCodec(), new Jackson3Codec(), new JsonbCodec());
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void writesValuesAndTakesBytesOut(JsonCodec codec) {
        List<ByteBuffer> attachments = new ArrayList<>();
        String json = codec.encode(
                Arrays.asList(
                        "a\"ä😀\u2028",
                        null,
                        1,
                        1.5,
                        true,
                        Double.NaN,
                        new byte[] {1},
                        Map.of("deep", List.of(ByteBuffer.wrap(new byte[] {5})))),
                attachments);
        assertThat(json)
                .isEqualTo("[\"a\\\"ä😀\u2028\",null,1,1.5,true,null,{\"_placeholder\":true,\"num\":0},"
                        + "{\"deep\":[{\"_placeholder\":true,\"num\":1}]}]");
        assertThat(attachments).containsExactly(ByteBuffer.wrap(new byte[] {1}), ByteBuffer.wrap(new byte[] {5}));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void readsBackARecordThatItWrote(JsonCodec codec) {
        List<ByteBuffer> attachments = new ArrayList<>();
        String json = codec.encode(List.of(new Parcel("books", new byte[] {2, 3}, List.of(4))), attachments);
        assertThat(attachments).containsExactly(ByteBuffer.wrap(new byte[] {2, 3}));
        Parcel parcel = (Parcel) codec.decode(json.substring(1, json.length() - 1), Parcel.class, attachments);
        assertThat(parcel.label()).isEqualTo("books");
        assertThat(parcel.content()).containsExactly(2, 3);
        assertThat(parcel.sizes()).containsExactly(4);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void readsValuesAndPutsBytesIn(JsonCodec codec) {
        assertThat(codec.decode("\"a\"", String.class, List.of())).isEqualTo("a");
        assertThat(codec.decode("7", int.class, List.of())).isEqualTo(7);
        assertThat(codec.decode("null", Parcel.class, List.of())).isNull();
        assertThat(codec.decode(SECOND, byte[].class, ATTACHMENTS)).isEqualTo(new byte[] {8, 7});
        assertThat(codec.decode(SECOND, ByteBuffer.class, ATTACHMENTS)).isEqualTo(ByteBuffer.wrap(new byte[] {8, 7}));
        Parcel parcel = (Parcel) codec.decode(
                "{\"label\":\"x\",\"content\":" + SECOND + ",\"sizes\":[1,2],\"more\":0}", Parcel.class, ATTACHMENTS);
        assertThat(parcel.content()).containsExactly(8, 7);
        assertThat(parcel.sizes()).containsExactly(1, 2);
        Type type = new GenericType<Map<String, List<Parcel>>>() {}.type();
        Object nested = codec.decode("{\"a\":[{\"label\":\"y\"}]}", type, List.of());
        assertThat(((Map<?, ?>) nested).get("a"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .singleElement()
                .extracting(value -> ((Parcel) value).label())
                .isEqualTo("y");
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void readsWhatNobodyHasATypeFor(JsonCodec codec) {
        Object value = codec.decode("{\"a\":[1,1.5,\"t\",true,null," + SECOND + "]}", Object.class, ATTACHMENTS);
        List<?> list = (List<?>) ((Map<?, ?>) value).get("a");
        assertThat(list.subList(0, 4)).isEqualTo(List.of(1, 1.5, "t", true));
        assertThat(list.get(4)).isNull();
        assertThat((byte[]) list.get(5)).containsExactly(8, 7);
        assertThat(codec.decode(SECOND, Object.class, List.of())).isInstanceOf(Map.class);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void refusesOtherShapes(JsonCodec codec) {
        Map<String, Type> wrong = Map.of(
                "1.5", int.class,
                "3000000000", Integer.class,
                "\"1\"", int.class,
                "{}", String.class,
                "1", byte[].class,
                "[]", Parcel.class,
                "{\"sizes\":[1.5]}", Parcel.class,
                "{\"content\":\"AQ==\"}", Parcel.class);
        wrong.forEach((json, type) -> assertThatExceptionOfType(PayloadException.class)
                .as("%s as %s", json, type)
                .isThrownBy(() -> codec.decode(json, type, ATTACHMENTS)));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void saysThatAValueCannotBeWritten(JsonCodec codec) {
        Object[] self = new Object[1];
        self[0] = self;
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> codec.encode(List.of((Object) self), new ArrayList<>()));
    }

    @Test
    void usesTheMapperOfTheApplicationWithoutChangingIt() throws Exception {
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .build();
        JacksonCodec codec = new JacksonCodec(mapper);
        List<ByteBuffer> attachments = new ArrayList<>();
        assertThat(codec.encode(List.of(new Parcel("a", new byte[] {1}, List.of())), attachments))
                .isEqualTo("[{\"Label\":\"a\",\"Content\":{\"_placeholder\":true,\"num\":0},\"Sizes\":[]}]");
        assertThat(mapper.writeValueAsString(new byte[] {1})).isEqualTo("\"AQ==\"");
    }
}
