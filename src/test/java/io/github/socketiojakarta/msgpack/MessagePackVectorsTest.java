package io.github.socketiojakarta.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code socket.io-msgpack-parser} wrote, read and refused. */
class MessagePackVectorsTest {

    private static final DecoderLimits LIMITS = DecoderLimits.NONE
            .withMaxAttachments(10)
            .withMaxPacketBytes(1_000_000)
            .withMaxJsonDepth(20);

    /** Refused on purpose, though the reference's parser accepts them. */
    private static final Set<String> STRICTER = Set.of("event-empty-array");

    static Stream<JsonObject> vectors() throws Exception {
        try (InputStream file = MessagePackVectorsTest.class.getResourceAsStream("/vectors/msgpack-parser.json")) {
            return Json.createReader(file).readObject().getJsonArray("vectors").getValuesAs(JsonObject.class).stream();
        }
    }

    static Stream<JsonObject> refused() throws Exception {
        return vectors().filter(vector -> !isPacket(vector));
    }

    static Stream<JsonObject> accepted() throws Exception {
        return vectors().filter(MessagePackVectorsTest::isPacket);
    }

    /** Returns the packets that our form of values can say: no date, undefined, NaN or typed array. */
    static Stream<JsonObject> written() throws Exception {
        return vectors()
                .filter(vector -> vector.containsKey("packet"))
                .filter(vector -> !vector.get("packet").toString().matches(".*\\$(undefined|date|float).*"))
                .filter(vector -> !vector.getString("name").matches("event-(uint8array|arraybuffer).*"));
    }

    private static boolean isPacket(JsonObject vector) {
        return vector.containsKey("decoded") && !STRICTER.contains(vector.getString("name"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoPacket(JsonObject vector) {
        assertThatThrownBy(() -> decode(vector)).isExactlyInstanceOf(PacketException.class);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void readsWhatTheReferenceWrites(JsonObject vector) {
        List<ByteBuffer> expectedBytes = new ArrayList<>();
        JsonObject expected =
                plain(vector.getJsonObject("decoded"), expectedBytes).asJsonObject();
        Packet packet = decode(vector);
        assertThat(packet.namespace()).isEqualTo(expected.getString("nsp"));
        assertThat(packet.type().ordinal()).isEqualTo(expected.getInt("type"));
        if (packet instanceof Packet.Connect connect) {
            assertThat(connect.payload().map(MessagePackVectorsTest::json).orElse(JsonValue.NULL))
                    .isEqualTo(expected.getOrDefault("data", JsonValue.NULL));
        } else if (packet instanceof Packet.ConnectError error) {
            assertThat(error.payload().map(MessagePackVectorsTest::json)).contains(expected.get("data"));
        } else if (packet instanceof Packet.Event event) {
            JsonArray data = expected.getJsonArray("data");
            assertThat(event.name()).isEqualTo(data.get(0).toString().replace("\"", ""));
            assertThat(event.arguments().json().stream().map(MessagePackVectorsTest::json))
                    .isEqualTo(data.subList(1, data.size()));
            assertThat(event.arguments().attachments()).isEqualTo(expectedBytes);
            assertThat(event.ackId().orElse(-99)).isEqualTo(expected.getInt("id", -99));
        } else if (packet instanceof Packet.Ack ack) {
            assertThat(ack.arguments().json().stream().map(MessagePackVectorsTest::json))
                    .isEqualTo(expected.getJsonArray("data"));
            assertThat(ack.arguments().attachments()).isEqualTo(expectedBytes);
            assertThat(ack.id()).isEqualTo(expected.getInt("id"));
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void writesTheBytesOfTheReference(JsonObject vector) {
        List<ByteBuffer> attachments = new ArrayList<>();
        String json = plain(vector.get("packet"), attachments).toString();
        MessagePackOutput output = new MessagePackOutput(1);
        MessagePackWriter.value(json, attachments, output);
        ByteBuffer bytes = output.toBuffer();
        assertThat(HexFormat.of().formatHex(bytes.array(), 0, bytes.limit())).isEqualTo(vector.getString("hex"));
    }

    private static Packet decode(JsonObject vector) {
        ByteBuffer message = ByteBuffer.wrap(HexFormat.of().parseHex(vector.getString("hex")));
        return new MessagePackParser().decoder(LIMITS).binary(message).orElseThrow();
    }

    private static JsonValue json(String text) {
        return Json.createReader(new StringReader(text)).readValue();
    }

    /** Returns the JSON that stands for a tagged value of the vectors. */
    private static JsonValue plain(JsonValue tagged, List<ByteBuffer> attachments) {
        if (tagged instanceof JsonArray array) {
            var copy = Json.createArrayBuilder();
            array.forEach(value -> copy.add(plain(value, attachments)));
            return copy.build();
        }
        if (!(tagged instanceof JsonObject object)) {
            return tagged;
        }
        if (object.containsKey("$bin")) {
            attachments.add(ByteBuffer.wrap(HexFormat.of().parseHex(object.getString("$bin"))));
            return json("{\"_placeholder\":true,\"num\":" + (attachments.size() - 1) + "}");
        }
        if (object.containsKey("$date")) {
            return object.get("$date");
        }
        if (object.containsKey("$float") || object.containsKey("$undefined")) {
            return JsonValue.NULL;
        }
        var copy = Json.createObjectBuilder();
        object.forEach((key, value) -> {
            if (!(value instanceof JsonObject inner && inner.containsKey("$undefined"))) {
                copy.add(key, plain(value, attachments));
            }
        });
        return copy.build();
    }
}
