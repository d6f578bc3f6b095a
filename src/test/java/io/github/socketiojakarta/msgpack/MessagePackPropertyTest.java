package io.github.socketiojakarta.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.property.Choices;
import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePackPropertyTest {

    private static final DecoderLimits LIMITS =
            DecoderLimits.NONE.withMaxAttachments(2).withMaxPacketBytes(100).withMaxJsonDepth(5);
    private static final MessagePackParser PARSER = new MessagePackParser();

    private record Numbers(List<Long> numbers, byte[] bytes) {}

    @Test
    void integersAndBytesAreReadBackAsTheyWereWritten() {
        Generator<Numbers> inputs = choices -> new Numbers(choices.list(100, Choices::number), choices.bytes(90));
        Property.forAll(inputs).holds(input -> readsBack(input.numbers, input.bytes));
    }

    private static void readsBack(List<Long> numbers, byte[] bytes) {
        String list = numbers.toString().replace(" ", "");
        String binary = "{\"_placeholder\":true,\"num\":0}";
        Packet.Event event = (Packet.Event) transfer("[\"e\"," + list + "," + binary + "]", ByteBuffer.wrap(bytes));
        assertThat(event.arguments().json()).containsExactly(list, binary);
        assertThat(event.arguments().attachments()).containsExactly(ByteBuffer.wrap(bytes));
    }

    @Test
    void fractionsAreReadBackAsTheyWereWritten() {
        Property.forAll(Choices::fraction).holds(number -> {
            Packet.Event event = (Packet.Event) transfer("[\"e\"," + number + "]");
            assertThat(Double.parseDouble(event.arguments().json().get(0)) + 0.0)
                    .isEqualTo(number + 0.0);
        });
    }

    @Test
    void noiseEndsInAPacketOrInTheCodecsException() {
        Property.forAll(choices -> choices.bytes(40)).holds(MessagePackPropertyTest::endsWell);
    }

    private static void endsWell(byte[] noise) {
        decodes(noise);
        byte[] event = HexFormat.of().parseHex("83a47479706502a36e7370a12fa464617461");
        byte[] message = ByteBuffer.allocate(event.length + noise.length)
                .put(event)
                .put(noise)
                .array();
        decodes(message);
    }

    private static void decodes(byte[] message) {
        try {
            PARSER.decoder(LIMITS).binary(ByteBuffer.wrap(message));
        } catch (PacketException expected) {
            assertThat(expected).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void aHeaderIsNotBelievedBeforeItsElementsAreThere() {
        refuses("ddffffffff"); // array 32
        refuses("dfffffffff"); // map 32
        refuses("dbffffffff"); // str 32
        refuses("91c6ffffffff"); // bin 32
        refuses("91c9ffffffff00"); // ext 32
    }

    /** Behind the name of an event, so that nothing but the header is wrong: as an int, these sizes are negative. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ddffffffff",
                "dd80000000",
                "dfffffffff",
                "df80000000",
                "dbffffffff",
                "c6ffffffff",
                "c9ffffffff00"
            })
    void aSizeOverTwoBillionIsNotTakenForNothing(String header) {
        refuses("92a165" + header);
        refuses("92a16591" + header);
        refuses("92a16581a161" + header);
    }

    @ParameterizedTest
    @CsvSource({
        "dd00000001, c0",
        "dc0001, c0",
        "91, c0",
        "df00000001, a161c0",
        "de0001, a161c0",
        "81, a161c0",
        "db00000001, 61",
        "da0001, 61",
        "d901, 61",
        "a1, 61",
        "c600000001, 00",
        "c50001, 00",
        "c401, 00",
        "c900000001, 0500",
        "c80001, 0500",
        "c701, 0500",
        "d4, 0500"
    })
    void aHeaderIsBelievedWhenItsElementsAreThere(String header, String element) {
        accepts("92a165" + header + element);
        refuses("92a165" + header + element.substring(0, element.length() - 2));
    }

    @Test
    void nestingAndBinaryValuesAreBounded() {
        accepts("92a165" + "91".repeat(3) + "90");
        refuses("92a165" + "91".repeat(4) + "90");
        accepts("93a165c400c400");
        refuses("94a165c400c400c400");
        refuses("92a165c465" + "00".repeat(101));
    }

    @Test
    void refusesTextThatIsNotUtf8AndKeysThatAreNoText() {
        refuses("92a165a1ff");
        refuses("92a16581c001");
        accepts("92a165810102");
    }

    @Test
    void refusesAPlaceholderOfTheClientThatPointsNowhere() {
        String placeholder = "82ac5f706c616365686f6c646572c3a36e756d";
        accepts("93a165c400" + placeholder + "00");
        refuses("93a165c400" + placeholder + "01");
        refuses("93a165c400" + placeholder + "ff");
        refuses("93a165c400" + placeholder + "a673706c696365");
        accepts("92a165" + placeholder + "05");
    }

    @Test
    void refusesText() {
        assertThatThrownBy(() -> PARSER.decoder(LIMITS).text("2[\"e\"]")).isInstanceOf(PacketException.class);
    }

    @Test
    void wholeNumbersAreIntegersHoweverTheyAreWritten() {
        MessagePackOutput output = new MessagePackOutput(1);
        MessagePackWriter.value("[1.0,1e3,-0,18446744073709551615]", List.of(), output);
        ByteBuffer bytes = output.toBuffer();
        assertThat(HexFormat.of().formatHex(bytes.array(), 0, bytes.limit()))
                .isEqualTo("9401cd03e800cfffffffffffffffff");
    }

    private static void accepts(String payload) {
        assertThat(decode(payload)).isInstanceOf(Packet.Event.class);
    }

    private static void refuses(String payload) {
        assertThatThrownBy(() -> decode(payload)).isExactlyInstanceOf(PacketException.class);
    }

    private static Packet decode(String payload) {
        byte[] message = HexFormat.of().parseHex("83a47479706502a36e7370a12fa464617461" + payload);
        return PARSER.decoder(LIMITS).binary(ByteBuffer.wrap(message)).orElseThrow();
    }

    private static Packet transfer(String json, ByteBuffer... attachments) {
        OutgoingPacket packet = OutgoingPacket.of(PacketType.EVENT, "/", json).withAttachments(List.of(attachments));
        ByteBuffer message = PARSER.encode(packet).binary().get(0);
        return PARSER.decoder(LIMITS).binary(message).orElseThrow();
    }
}
