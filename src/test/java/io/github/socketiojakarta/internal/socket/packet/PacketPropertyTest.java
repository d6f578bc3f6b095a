package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.decoder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketType;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PacketPropertyTest {

    @Property
    void eventsAreReadBackAsTheyWereWritten(
            @ForAll("namespaces") String namespace,
            @ForAll @LongRange(min = -1, max = (1L << 53) - 1) long id,
            @ForAll("arguments") List<String> arguments,
            @ForAll @Size(max = 10) List<Byte> bytes) {
        OptionalLong ackId = id < 0 ? OptionalLong.empty() : OptionalLong.of(id);
        List<ByteBuffer> attachments =
                bytes.stream().map(value -> ByteBuffer.wrap(new byte[] {value})).toList();
        String json = "[" + String.join(",", concat("\"\\u0065vent\"", arguments)) + "]";
        Packet.Event event =
                (Packet.Event) transfer(new OutgoingPacket(PacketType.EVENT, namespace, ackId, json, attachments));
        assertThat(event.namespace()).isEqualTo(namespace);
        assertThat(event.ackId()).isEqualTo(ackId);
        assertThat(event.name()).isEqualTo("event");
        assertThat(event.arguments().json()).isEqualTo(arguments);
        assertThat(event.arguments().attachments()).isEqualTo(attachments);
    }

    @Property
    void acksAreReadBackAsTheyWereWritten(
            @ForAll("namespaces") String namespace,
            @ForAll @LongRange(min = 0, max = (1L << 53) - 1) long id,
            @ForAll("arguments") List<String> arguments) {
        String json = "[" + String.join(",", arguments) + "]";
        Packet.Ack ack = (Packet.Ack)
                transfer(new OutgoingPacket(PacketType.ACK, namespace, OptionalLong.of(id), json, List.of()));
        assertThat(ack.namespace()).isEqualTo(namespace);
        assertThat(ack.id()).isEqualTo(id);
        assertThat(ack.arguments().json()).isEqualTo(arguments);
    }

    @Property(tries = 5_000)
    void anyMessageIsAPacketOrRefused(@ForAll("messages") String message) {
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

    @Property(tries = 5_000)
    void acceptsTheSameJsonAsAJsonLibrary(@ForAll("nearlyJson") String json) {
        String array = "[" + json + "]";
        assertThat(isAccepted(array)).as("accepts %s", array).isEqualTo(isJson(array));
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

    @Provide
    Arbitrary<List<String>> arguments() {
        return JsonArbitraries.json().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        Arbitrary<String> json = JsonArbitraries.json();
        return Arbitraries.oneOf(json, JsonArbitraries.mutated(json), JsonArbitraries.noise());
    }

    @Provide
    Arbitrary<String> namespaces() {
        return Arbitraries.strings().excludeChars(',').ofMaxLength(8).map(name -> "/" + name);
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> header = Arbitraries.of(
                "0", "1", "2", "3", "20", "2/a,", "2/a,1", "30", "51-", "52-/a,3", "61-3", "510-", "4", "51", "5-",
                "0/");
        Arbitrary<String> payload = Arbitraries.oneOf(
                Arbitraries.of("", "{}", "[]"),
                JsonArbitraries.json(),
                JsonArbitraries.json().map(json -> "[\"a\"," + json + "]"),
                Arbitraries.integers().between(-1, 3).map(n -> "[\"a\",{\"_placeholder\":true,\"num\":" + n + "}]"),
                JsonArbitraries.noise());
        Arbitrary<String> message = Combinators.combine(header, payload).as(String::concat);
        return Arbitraries.oneOf(
                message, JsonArbitraries.mutated(message), Arbitraries.strings().ofMaxLength(30));
    }
}
