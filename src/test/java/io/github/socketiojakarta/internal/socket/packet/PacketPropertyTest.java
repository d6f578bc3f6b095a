package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.decoder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.property.Choices;
import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PacketPropertyTest {

    private static final long MAX_ID = (1L << 53) - 1;

    /** An exponent that nobody means; none is long enough to have more than 1,000 characters, and none is in a string. */
    private static final Pattern TOO_LARGE = Pattern.compile("\\d[eE][+-]?0*[1-9]\\d{3}");

    private record Answer(String namespace, long id, List<String> arguments) {

        private static Answer from(Choices choices, long leastId) {
            String name = choices.text(8).replace(',', '.');
            long id = choices.anyOf(few -> few.between(leastId, 100), any -> any.between(leastId, MAX_ID));
            return new Answer('/' + name, id, choices.list(4, JsonTexts::json));
        }
    }

    private record Event(Answer answer, List<ByteBuffer> attachments) {

        private static Event from(Choices choices) {
            Answer answer = Answer.from(choices, -1);
            return new Event(answer, choices.list(10, one -> ByteBuffer.wrap(one.bytes(2))));
        }
    }

    @Test
    void eventsAreReadBackAsTheyWereWritten() {
        Property.forAll(Event::from).holds(event -> isReadBack(event.answer, event.attachments));
    }

    private static void isReadBack(Answer written, List<ByteBuffer> attachments) {
        OptionalLong ackId = written.id < 0 ? OptionalLong.empty() : OptionalLong.of(written.id);
        String namespace = written.namespace;
        List<String> arguments = written.arguments;
        String json = "[" + String.join(",", concat("\"\\u0065vent\"", arguments)) + "]";
        Packet.Event event = (Packet.Event) transfer(OutgoingPacket.of(PacketType.EVENT, namespace, json)
                .withId(ackId)
                .withAttachments(attachments));
        assertThat(event.namespace()).isEqualTo(namespace);
        assertThat(event.ackId()).isEqualTo(ackId);
        assertThat(event.name()).isEqualTo("event");
        assertThat(event.arguments().json()).isEqualTo(arguments);
        assertThat(event.arguments().attachments()).isEqualTo(attachments);
    }

    @Test
    void acksAreReadBackAsTheyWereWritten() {
        Property.forAll(choices -> Answer.from(choices, 0)).holds(written -> {
            String json = "[" + String.join(",", written.arguments) + "]";
            OptionalLong id = OptionalLong.of(written.id);
            Packet.Ack ack = (Packet.Ack) transfer(
                    OutgoingPacket.of(PacketType.ACK, written.namespace, json).withId(id));
            assertThat(ack.namespace()).isEqualTo(written.namespace);
            assertThat(ack.id()).isEqualTo(written.id);
            assertThat(ack.arguments().json()).isEqualTo(written.arguments);
        });
    }

    @Test
    void anyMessageIsAPacketOrRefused() {
        Generator<String> message = PacketPropertyTest::message;
        Generator<String> mutated = JsonTexts.mutated(message);
        Property.forAll(choices -> choices.<String>anyOf(message, mutated, noise -> noise.text(30)))
                .holds(5_000, PacketPropertyTest::isAPacketOrRefused);
    }

    private static String message(Choices choices) {
        String header = choices.oneOf(
                "0", "1", "2", "3", "20", "2/a,", "2/a,1", "30", "51-", "52-/a,3", "61-3", "510-", "4", "51", "5-",
                "0/");
        return header
                + choices.<String>anyOf(
                        payload -> payload.oneOf("", "{}", "[]"),
                        JsonTexts::json,
                        payload -> "[\"a\"," + JsonTexts.json(payload) + "]",
                        payload -> "[\"a\",{\"_placeholder\":true,\"num\":" + payload.between(-1, 3) + "}]",
                        JsonTexts::noise);
    }

    private static void isAPacketOrRefused(String message) {
        PacketDecoder decoder = decoder();
        try {
            Optional<Packet> packet = decoder.text(message);
            while (decoder.isPending()) {
                packet = decoder.binary(ByteBuffer.allocate(1));
            }
            packet.ifPresent(whole -> assertThat(whole.namespace()).startsWith("/"));
        } catch (PacketException expected) {
            assertThat(expected).hasMessageMatching("(?s).{10,200}");
        }
    }

    @Test
    void acceptsTheSameJsonAsAJsonLibrary() {
        Generator<String> mutated = JsonTexts.mutated(JsonTexts::json);
        Property.forAll(choices -> choices.<String>anyOf(JsonTexts::json, mutated, JsonTexts::noise))
                .holds(5_000, json -> {
                    String array = "[" + json + "]";
                    assertThat(isAccepted(array))
                            .as("accepts %s", array)
                            .isEqualTo(
                                    isJson(array) && !TOO_LARGE.matcher(array).find());
                });
    }

    private static Packet transfer(OutgoingPacket outgoing) {
        EncodedPacket encoded = PacketEncoder.encode(outgoing);
        PacketDecoder decoder = decoder();
        Optional<Packet> packet = decoder.text(encoded.text().orElseThrow());
        for (ByteBuffer attachment : encoded.binary()) {
            assertThat(packet).isEmpty();
            packet = decoder.binary(attachment);
        }
        return packet.orElseThrow();
    }

    private static boolean isAccepted(String array) {
        try {
            return decoder().text("30" + array).isPresent();
        } catch (PacketException expected) {
            return false;
        }
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
            return true;
        } catch (JsonException expected) {
            return false;
        }
    }

    private static List<String> concat(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }
}
