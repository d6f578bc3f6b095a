package io.github.socketiojakarta.internal.socket.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Bytes as the type an application asks for, each with a codec of its own: JSON-B remembers how it read a type the
 * first time.
 */
class BinaryArgumentTest {

    private static final byte[] BYTES = {1, 2, 3};
    private static final String PLACEHOLDER = "{\"_placeholder\":true,\"num\":0}";

    private List<byte[]> listOfBytes;
    private Map<String, byte[]> mapOfBytes;

    /** A payload with bytes in it. */
    public record Parcel(byte[] content) {}

    private static Object decode(String json, Type type) {
        return new JsonbCodec().decode(json, type, List.of(ByteBuffer.wrap(BYTES)));
    }

    private Type typeOf(String field) throws NoSuchFieldException {
        return getClass().getDeclaredField(field).getGenericType();
    }

    @Test
    void readsBytesThatAreTheWholeArgument() {
        assertThat(decode(PLACEHOLDER, byte[].class)).isEqualTo(BYTES);
    }

    @Test
    void readsABufferThatIsTheWholeArgument() {
        assertThat(decode(PLACEHOLDER, ByteBuffer.class)).isEqualTo(ByteBuffer.wrap(BYTES));
    }

    @Test
    void readsBytesInARecord() {
        assertThat(((Parcel) decode("{\"content\":" + PLACEHOLDER + "}", Parcel.class)).content())
                .isEqualTo(BYTES);
    }

    @Test
    void readsBytesInAnArray() {
        assertThat((byte[][]) decode("[" + PLACEHOLDER + "]", byte[][].class)).isDeepEqualTo(new byte[][] {BYTES});
    }

    @Test
    void readsBytesInAList() throws NoSuchFieldException {
        assertThat(((List<?>) decode("[" + PLACEHOLDER + "]", typeOf("listOfBytes"))).get(0))
                .isEqualTo(BYTES);
    }

    @Test
    void readsBytesInAMap() throws NoSuchFieldException {
        assertThat(((Map<?, ?>) decode("{\"a\":" + PLACEHOLDER + "}", typeOf("mapOfBytes"))).get("a"))
                .isEqualTo(BYTES);
    }

    @Test
    void readsBytesAsAnything() {
        assertThat(decode(PLACEHOLDER, Object.class)).isEqualTo(BYTES);
    }
}
