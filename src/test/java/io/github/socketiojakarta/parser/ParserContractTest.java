package io.github.socketiojakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
import io.github.socketiojakarta.msgpack.MessagePackParser;
import io.github.socketiojakarta.property.Property;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the layers above rely on, whatever the format: that of clients is the one in which the parser itself writes. */
@ParameterizedClass
@MethodSource("parsers")
class ParserContractTest {

    private static final DecoderLimits LIMITS =
            DecoderLimits.NONE.withMaxAttachments(3).withMaxPacketBytes(10).withMaxJsonDepth(4);

    @Parameter
    Parser parser;

    static Stream<Parser> parsers() {
        return Stream.of(new DefaultParser(), new MessagePackParser());
    }

    private Optional<Packet> transfer(Parser.Decoder decoder, OutgoingPacket packet) {
        EncodedPacket encoded = parser.encode(packet);
        Optional<Packet> decoded = encoded.text().flatMap(decoder::text);
        for (ByteBuffer bytes : encoded.binary()) {
            assertThat(decoded).isEmpty();
            decoded = decoder.binary(bytes.duplicate());
        }
        assertThat(decoder.isPending()).isFalse();
        return decoded;
    }

    private Packet transfer(PacketType type, String json) {
        return transfer(type, OptionalLong.of(1), json);
    }

    private Packet transfer(PacketType type, OptionalLong id, String json) {
        return transfer(
                        parser.decoder(LIMITS),
                        OutgoingPacket.of(type, "/", json).withId(id))
                .orElseThrow();
    }

    private void assertRefused(PacketType type, String json) {
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> transfer(type, OptionalLong.empty(), json));
    }

    @Test
    void eventsAndAcksAreReadAsTheyWereWritten() {
        Parser.Decoder decoder = parser.decoder(
                DecoderLimits.NONE.withMaxAttachments(3).withMaxPacketBytes(9).withMaxJsonDepth(4));
        Property.forAll(Message::from).holds(message -> {
            Packet.Event event = (Packet.Event)
                    transfer(decoder, message.packet(PacketType.EVENT)).orElseThrow();
            assertThat(event.namespace()).isEqualTo(message.namespace());
            assertThat(event.ackId()).isEqualTo(message.id());
            assertThat(event.name()).isEqualTo("event");
            message.assertIn(event.arguments());
            if (message.id().isPresent()) {
                Packet.Ack ack = (Packet.Ack)
                        transfer(decoder, message.packet(PacketType.ACK)).orElseThrow();
                assertThat(ack.namespace()).isEqualTo(message.namespace());
                assertThat(ack.id()).isEqualTo(message.id().getAsLong());
                message.assertIn(ack.arguments());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVENT", "ACK"})
    void eachLimitIsReachedAndNotExceeded(PacketType type) {
        assertThat(limit(type, "[\"e\"" + ",1".repeat(50) + "]")).isEmpty();
        assertThat(limit(type, "[\"e\"]", 1, 1, 1)).isEmpty();
        assertThat(limit(type, "[\"e\"]", 1, 1, 1, 1)).contains(PacketLimit.MAX_ATTACHMENTS);
        assertThat(limit(type, "[\"e\"]", 10)).isEmpty();
        assertThat(limit(type, "[\"e\"]", 11)).contains(PacketLimit.MAX_PACKET_BYTES);
        assertThat(limit(type, "[\"e\"]", 5, 5)).isEmpty();
        assertThat(limit(type, "[\"e\"]", 5, 0, 6)).contains(PacketLimit.MAX_PACKET_BYTES);
        assertThat(limit(type, "[\"e\",[[[]]]]")).isEmpty();
        assertThat(limit(type, "[\"e\",[[[[]]]]]")).contains(PacketLimit.MAX_JSON_DEPTH);
        assertThat(limit(type, "[\"e\",{\"a\":{\"a\":{}}}]")).isEmpty();
        assertThat(limit(type, "[\"e\",{\"a\":{\"a\":{\"a\":{}}}}]")).contains(PacketLimit.MAX_JSON_DEPTH);
    }

    /** Returns the limit that a packet exceeds with attachments of those sizes behind its other elements. */
    private Optional<PacketLimit> limit(PacketType type, String json, int... sizes) {
        StringBuilder elements = new StringBuilder(json.substring(0, json.length() - 1));
        List<ByteBuffer> attachments = new ArrayList<>();
        for (int size : sizes) {
            elements.append(',').append(Message.placeholder(attachments.size()));
            attachments.add(ByteBuffer.allocate(size));
        }
        OutgoingPacket packet = OutgoingPacket.of(
                        type, "/", elements.append(']').toString())
                .withId(1)
                .withAttachments(attachments);
        PacketException failure =
                catchThrowableOfType(PacketException.class, () -> transfer(parser.decoder(LIMITS), packet));
        return failure == null ? Optional.empty() : failure.limit();
    }

    /** What one packet has used up is there again for the next. */
    @Test
    void theLimitsAreThoseOfEachPacket() {
        Parser.Decoder decoder = parser.decoder(LIMITS);
        OutgoingPacket largest = OutgoingPacket.of(
                        PacketType.EVENT,
                        "/",
                        "[\"e\",[[[]]]," + Message.placeholder(0) + "," + Message.placeholder(1) + ","
                                + Message.placeholder(2) + "]")
                .withAttachments(List.of(ByteBuffer.allocate(5), ByteBuffer.allocate(0), ByteBuffer.allocate(5)));
        for (int i = 0; i < 20; i++) {
            assertThat(transfer(decoder, largest)).isPresent();
        }
    }

    @Test
    void aConnectIsNotNestedDeeperThanOthers() {
        assertThat(transfer(PacketType.CONNECT, OptionalLong.empty(), "{\"a\":[[[]]]}"))
                .isInstanceOf(Packet.Connect.class);
        PacketException failure = catchThrowableOfType(
                PacketException.class, () -> transfer(PacketType.CONNECT, OptionalLong.empty(), "{\"a\":[[[[]]]]}"));
        assertThat(failure.limit()).contains(PacketLimit.MAX_JSON_DEPTH);
    }

    @Test
    void packetsOfDecodersDoNotMix() {
        Parser.Decoder one = parser.decoder(LIMITS);
        Parser.Decoder two = parser.decoder(LIMITS);
        OutgoingPacket packet = OutgoingPacket.of(PacketType.EVENT, "/", "[\"e\"," + Message.placeholder(0) + "]")
                .withAttachments(List.of(ByteBuffer.wrap(new byte[] {1})));
        EncodedPacket encoded = parser.encode(packet);
        encoded.text().ifPresent(text -> assertThat(one.text(text)).isEmpty());
        assertThat(one.isPending()).isEqualTo(encoded.text().isPresent());
        assertThat(two.isPending()).isFalse();
        assertThat(transfer(two, packet)).isPresent();
        assertThat(one.binary(encoded.binary().get(0).duplicate())).isPresent();
    }

    @Test
    void aConnectHasAnObjectOrNothing() {
        for (String auth : List.of("{}", "{\"token\":\"a\",\"none\":null}")) {
            Packet.Connect connect = (Packet.Connect) transfer(PacketType.CONNECT, OptionalLong.empty(), auth);
            assertThat(connect.payload()).contains(auth);
        }
        assertThat(((Packet.Connect) transfer(PacketType.CONNECT, OptionalLong.empty(), "")).payload())
                .isEmpty();
        for (String auth : List.of("[]", "\"text\"", "1.5", "true")) {
            assertRefused(PacketType.CONNECT, auth);
        }
        assertThat(transfer(PacketType.DISCONNECT, OptionalLong.empty(), "")).isEqualTo(new Packet.Disconnect("/"));
        assertRefused(PacketType.DISCONNECT, "{}");
    }

    /** A client reads it with the same parser. */
    @Test
    void aConnectErrorHasAnyValueOrNothing() {
        for (String payload : List.of(
                "{\"message\":\"no\",\"data\":{\"a\":[1]}}", "{}", "\"Not authorized\"", "[]", "null", "false")) {
            Packet.ConnectError error =
                    (Packet.ConnectError) transfer(PacketType.CONNECT_ERROR, OptionalLong.empty(), payload);
            assertThat(error.namespace()).isEqualTo("/");
            assertThat(error.payload()).contains(payload);
        }
        assertThat(transfer(PacketType.CONNECT_ERROR, OptionalLong.empty(), ""))
                .isEqualTo(new Packet.ConnectError("/", Optional.empty()));
        PacketException failure = catchThrowableOfType(
                PacketException.class,
                () -> transfer(PacketType.CONNECT_ERROR, OptionalLong.empty(), "{\"a\":[[[[]]]]}"));
        assertThat(failure.limit()).contains(PacketLimit.MAX_JSON_DEPTH);
    }

    @ParameterizedTest
    @EnumSource(PacketType.class)
    void aPacketSaysItsType(PacketType type) {
        String json = type == PacketType.EVENT ? "[\"e\"]" : type == PacketType.ACK ? "[]" : "";
        assertThat(transfer(type, json).type()).isEqualTo(type);
    }

    /** So that a receiver can refuse it before the rest has come. */
    @Test
    void aPacketThatWaitsForMoreIsKnownBefore() {
        Parser.Decoder decoder = parser.decoder(LIMITS);
        EncodedPacket encoded =
                parser.encode(OutgoingPacket.of(PacketType.EVENT, "/a", "[\"connect\"," + Message.placeholder(0) + "]")
                        .withId(5)
                        .withAttachments(List.of(ByteBuffer.allocate(1))));
        assertThat(decoder.pending()).isEmpty();
        encoded.text().ifPresent(text -> {
            assertThat(decoder.text(text)).isEmpty();
            Packet.Event announced = (Packet.Event) decoder.pending().orElseThrow();
            assertThat(announced.namespace()).isEqualTo("/a");
            assertThat(announced.ackId()).hasValue(5);
            assertThat(announced.name()).isEqualTo("connect");
            assertThat(announced.arguments().attachments()).isEmpty();
        });
        assertThat(decoder.binary(encoded.binary().get(0).duplicate())).isPresent();
        assertThat(decoder.pending()).isEmpty();
    }

    /** Whether a name is reserved, whoever receives the event decides. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "connect",
                "connect_error",
                "disconnect",
                "disconnecting",
                "newListener",
                "removeListener",
                "Connect",
                "CONNECT",
                " connect",
                "connect ",
                "connecting",
                "connect_errors",
                "connect-error",
                "disconnected",
                "disconnectin",
                "newlistener",
                "removeListeners",
                "error",
                "message",
                "__proto__",
                "😀"
            })
    void oneNameIsAsGoodAsOthers(String name) {
        assertThat(((Packet.Event) transfer(PacketType.EVENT, "[\"" + name + "\"]")).name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"[7];7", "[-1];-1", "[null];", "[true];", "[{}];", "[[]];", "[];", "{};", "\"e\";", "1;"})
    void anEventStartsWithAName(String json, String name) {
        if (name == null) {
            assertRefused(PacketType.EVENT, json);
        } else {
            assertThat(((Packet.Event) transfer(PacketType.EVENT, json)).name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "", "\\admin", " /admin"})
    void aNamespaceStartsWithASlash(String namespace) {
        OutgoingPacket packet = OutgoingPacket.of(PacketType.EVENT, namespace, "[\"e\"]");
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> transfer(parser.decoder(LIMITS), packet));
    }

    @Test
    void anIdIsASafeInteger() {
        for (long id : new long[] {0, 1, Message.MAX_ID}) {
            assertThat(((Packet.Event) transfer(PacketType.EVENT, OptionalLong.of(id), "[\"e\"]")).ackId())
                    .hasValue(id);
            assertThat(((Packet.Ack) transfer(PacketType.ACK, OptionalLong.of(id), "[]")).id())
                    .isEqualTo(id);
        }
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> transfer(PacketType.EVENT, OptionalLong.of(Message.MAX_ID + 1), "[\"e\"]"));
        assertThat(((Packet.Ack) transfer(PacketType.ACK, OptionalLong.of(Message.MAX_ID + 1), "[]")).id())
                .as("an id that nobody gave")
                .isGreaterThan(Message.MAX_ID);
    }

    @Test
    void whateverComesIsAPacketOrRefused() {
        Property.forAll(choices -> choices.text(30)).holds(text -> {
            try {
                parser.decoder(LIMITS).text(text);
            } catch (PacketException expected) {
                assertThat(expected).hasMessageMatching("(?s).{10,300}");
            }
        });
        Property.forAll(choices -> choices.bytes(30)).holds(bytes -> {
            try {
                parser.decoder(LIMITS).binary(ByteBuffer.wrap(bytes));
            } catch (PacketException expected) {
                assertThat(expected).hasMessageMatching("(?s).{10,300}");
            }
        });
    }
}
