package io.github.socketiojakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.GenericType;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.testing.InMemoryServer;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an application tells JSON-B counts. */
class JsonbConfigurationTest {

    private final JsonbCodec codec = new JsonbCodec(new JsonbConfig().withDeserializers(new Shouting()));

    /** Reads every string in capitals. */
    private static final class Shouting implements JsonbDeserializer<String> {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return parser.getString().toUpperCase(Locale.ROOT);
        }
    }

    @Test
    void stringsInsideOfListsAndMapsAreReadAsTheApplicationSays() {
        Type list = new GenericType<List<String>>() {}.type();
        Type map = new GenericType<Map<String, String>>() {}.type();
        assertThat(codec.decode("[\"a\"]", list, List.of())).isEqualTo(List.of("A"));
        assertThat(codec.decode("{\"1\":\"a\"}", map, List.of())).isEqualTo(Map.of("1", "A"));
        assertThat(new JsonbCodec().decode("[\"a\"]", list, List.of())).isEqualTo(List.of("a"));
    }

    /** A sum of money. */
    public record Price(long inCents) {}

    @Test
    void membersHaveTheNamesThatTheApplicationWants() {
        JsonbConfig config = new JsonbConfig()
                .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
                .withCreatorParametersRequired(true);
        SocketIoOptions options =
                SocketIoOptions.builder().jsonCodec(new JsonbCodec(config)).build();
        try (InMemoryServer server = InMemoryServer.builder().options(options).start()) {
            server.io()
                    .onConnection(socket ->
                            socket.on("double", Price.class, (price, ack) -> ack.send(new Price(2 * price.inCents()))));
            assertThat(server.connect()
                            .emitWithAck("double", Map.of("in_cents", 150))
                            .json(0))
                    .isEqualTo("{\"in_cents\":300}");
        }
    }

    @Test
    void aWholeStringIsAString() {
        assertThat(codec.decode("\"abc\"", String.class, List.of())).isEqualTo("abc");
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> codec.decode("7", String.class, List.of()))
                .withMessageContaining("expected a string");
        JsonbCodec plain = new JsonbCodec(new JsonbConfig());
        assertThat(plain.decode("\"a\\nb\"", String.class, List.of())).isEqualTo("a\nb");
    }

    @Test
    void objectsInsideOfOthersAreMaps() {
        CodecContractTest.Envelope envelope = (CodecContractTest.Envelope)
                new JsonbCodec().decode("{\"any\":{\"a\":{\"b\":[1]}}}", CodecContractTest.Envelope.class, List.of());
        assertThat(envelope.any()).isEqualTo(Map.of("a", Map.of("b", List.of(1))));
    }

    @Test
    void bytesMayBeNumbersOfEitherSign() {
        JsonbCodec plain = new JsonbCodec();
        assertThat((byte[]) plain.decode("[-128,255]", byte[].class, List.of())).containsExactly(-128, -1);
        for (String tooLarge : new String[] {"[-129]", "[256]"}) {
            assertThatExceptionOfType(PayloadException.class)
                    .isThrownBy(() -> plain.decode(tooLarge, byte[].class, List.of()));
        }
    }

    /** Encodes another while it is being encoded. */
    public static final class Encoding {
        private final JsonbCodec codec;

        Encoding(JsonbCodec codec) {
            this.codec = codec;
        }

        public String getFirst() {
            return codec.encode(List.of(new Bytes(new byte[] {1})), new ArrayList<>());
        }

        public byte[] getSecond() {
            return new byte[] {2};
        }
    }

    /** Some bytes. */
    public record Bytes(byte[] bytes) {}

    @Test
    void bytesBehindAValueThatEncodesAnotherAreStillTaken() {
        JsonbCodec plain = new JsonbCodec();
        List<ByteBuffer> attachments = new ArrayList<>();
        assertThat(plain.encode(List.of(new Encoding(plain)), attachments))
                .endsWith("\"second\":{\"_placeholder\":true,\"num\":0}}]");
        assertThat(attachments).containsExactly(ByteBuffer.wrap(new byte[] {2}));
    }

    /** Has no constructor that JSON-B could call. */
    public static final class Celsius {
        private final double degrees;

        Celsius(double degrees) {
            this.degrees = degrees;
        }
    }

    /** Reads degrees. */
    public static final class CelsiusReader implements JsonbDeserializer<Celsius> {
        @Override
        public Celsius deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return new Celsius(parser.getBigDecimal().doubleValue());
        }
    }

    /** Says how its member is read. */
    public record Weather(
            @JsonbTypeDeserializer(CelsiusReader.class) Celsius outside) {}

    @Test
    void aMemberOfARecordIsReadAsItsAnnotationSays() {
        Weather weather = (Weather) codec.decode("{\"outside\":21.5}", Weather.class, List.of());
        assertThat(weather.outside().degrees).isEqualTo(21.5);
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> codec.decode("{\"outside\":\"hot\"}", Weather.class, List.of()));
    }
}
