package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.assertRejected;
import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.decode;
import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.decoder;
import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted and refused without attachments, row by row of the table of the reference's behaviour. */
class PacketDecoderTest {

    @Test
    void acceptsConnectWithOrWithoutPayload() {
        assertThat(decode("0")).isEqualTo(new Packet.Connect("/", Optional.empty()));
        assertThat(decode("0{\"token\":\"x\"}")).isEqualTo(new Packet.Connect("/", Optional.of("{\"token\":\"x\"}")));
        assertThat(decode("0/admin,{}")).isEqualTo(new Packet.Connect("/admin", Optional.of("{}")));
        assertThat(decode("0/admin,")).isEqualTo(new Packet.Connect("/admin", Optional.empty()));
    }

    @Test
    void acceptsConnectToANamespaceWithoutComma() {
        assertThat(decode("0/admin")).isEqualTo(new Packet.Connect("/admin", Optional.empty()));
    }

    @Test
    void acceptsConnectToTheMainNamespaceByName() {
        assertThat(decode("0/,{\"a\":1}")).isEqualTo(new Packet.Connect("/", Optional.of("{\"a\":1}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0[]", "0\"x\"", "0null", "0{", "0true", "05.", "0{}{}", "0/admin,[]", "0{\"a\"}", "0x"})
    void refusesConnectWhosePayloadIsNoObject(String message) {
        assertRejected(message);
    }

    @Test
    void takesAQueryAsPartOfTheNamespace() {
        assertThat(decode("0/a?b=1,").namespace()).isEqualTo("/a?b=1");
    }

    @Test
    void takesTheWholeRestAsNamespaceIfThereIsNoComma() {
        assertRejected("2/admin[\"x\"]");
        assertThat(decode("1/admin[\"x\"]")).isEqualTo(new Packet.Disconnect("/admin[\"x\"]"));
    }

    @Test
    void acceptsAnEventWithArguments() {
        Packet.Event event = event("2/chat,12[\"say\", {\"a\" : [1, \"],}\"]} ,null,\"\\u0041\\\"\" ]");
        assertThat(event.namespace()).isEqualTo("/chat");
        assertThat(event.ackId()).hasValue(12);
        assertThat(event.name()).isEqualTo("say");
        assertThat(event.arguments().json()).containsExactly("{\"a\" : [1, \"],}\"]}", "null", "\"\\u0041\\\"\"");
        assertThat(event.arguments().attachments()).isEmpty();
    }

    @Test
    void acceptsAnEventWithoutArguments() {
        assertThat(event("2[\"a\"]").arguments().json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2[]",
                "2{}",
                "2null",
                "2[null]",
                "2[true]",
                "2[[\"a\"]]",
                "2[\"a\"]x",
                "2[\"a\",]",
                "2[\"a\"",
                "2[,]",
                "2[\"a\" \"b\"]",
                "2[\"a\",01]",
                "2['a']",
                "2[\"a\",tru]",
                "2[\"a\",+1]",
                "2[\"a\",.5]",
                "2[\"a\",1.]",
                "2[\"a\",1e]",
                "2[\"a\",-]",
                "2[\"a\",NaN]",
                "2[\"a\",\"\t\"]",
                "2[\"a\",\"\\x\"]",
                "2[\"a\",\"\\",
                "2(\"a\"]",
                "2[\"a\",\"\\u12g4\"]",
                "2[\"a\",\"\\u１２３４\"]",
                "2[\"a\",{\"b\":1,}]",
                "2[\"a\",{b:1}]",
                "2[\"a\",{\"b\"1}]",
                "2[\"a\",{\"b\":1]}",
                "2[\"a\"]]",
                "2[\"a\"]\u0000",
                "2\u00a0[\"a\"]",
                "2\ufeff[\"a\"]"
            })
    void refusesAnEventWithoutANameOrWellFormedArguments(String message) {
        assertRejected(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "21", "2/nsp,", "2/nsp,1"})
    void refusesAnEventWithoutPayload(String message) {
        assertRejected(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"})
    void leavesReservedEventNamesToTheServer(String name) {
        assertThat(event("2[\"" + name + "\"]").name()).isEqualTo(name);
        assertThat(event("2[\"\\u00" + Integer.toHexString(name.charAt(0)) + name.substring(1) + "\"]")
                        .name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "connection", "__proto__", "constructor", "", "Connect", "message"})
    void acceptsNamesThatAreOnlySpecialElsewhere(String name) {
        assertThat(event("2[\"" + name + "\"]").name()).isEqualTo(name);
    }

    @Test
    void unescapesTheEventName() {
        assertThat(event("2[\"a\\n\\\"\\\\\\/\\b\\f\\r\\t\\u00e9\\ud83d\\ude00\"]")
                        .name())
                .isEqualTo("a\n\"\\/\b\f\r\té😀");
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "1.50,1.5",
        "1e2,100",
        "-0,0",
        "0.0,0",
        "-1.5,-1.5",
        "1e21,1e+21",
        "123456789012345680000,123456789012345680000",
        "1e-7,1e-7",
        "0.000001,0.000001",
        "1.5e-10,1.5e-10",
        "1e999,Infinity",
        "-1e999,-Infinity",
        "5e-324,5e-324",
        "9007199254740993,9007199254740992",
        "2e23,2e+23",
        "1.25e+300,1.25e+300",
        "0.1,0.1",
        "100,100",
        "1e-999,0"
    })
    void writesANumericNameAsJavaScriptDoes(String number, String name) {
        assertThat(event("2[" + number + ",\"n\"]").name()).isEqualTo(name);
    }

    @Test
    void acceptsAckIdsOfDigits() {
        assertThat(event("20[\"a\"]").ackId()).hasValue(0);
        assertThat(event("2007[\"a\"]").ackId()).hasValue(7);
        assertThat(event("29007199254740991[\"a\"]").ackId()).hasValue(9007199254740991L);
        assertThat(event("2[\"a\"]").ackId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2-1[\"a\"]",
                "21.5[\"a\"]",
                "21e1[\"a\"]",
                "2abc[\"a\"]",
                "29007199254740992[\"a\"]",
                "299999999999999999999[\"a\"]",
                "2１[\"a\"]"
            })
    void refusesOtherAckIds(String message) {
        assertRejected(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"39007199254740992[]", "3399999999999999999999[\"x\"]", "3/chat,99999999999999999999[1]"})
    void takesAcksWithIdsThatNobodyGaveForUnknownOnes(String message) {
        assertThat(((Packet.Ack) decode(message)).id()).isEqualTo(1L << 53);
    }

    @Test
    void takesSpaceBeforeTheArrayAsPartOfTheJson() {
        assertThat(event("2 [\"a\"]\r\n\t ").ackId()).isEqualTo(OptionalLong.empty());
        assertRejected("21 2[\"a\"]");
    }

    @Test
    void acceptsAcks() {
        Packet.Ack ack = (Packet.Ack) decode("3/chat,7[1,\"b\"]");
        assertThat(ack.namespace()).isEqualTo("/chat");
        assertThat(ack.id()).isEqualTo(7);
        assertThat(ack.arguments().json()).containsExactly("1", "\"b\"");
        assertThat(((Packet.Ack) decode("30[]")).arguments().json()).isEmpty();
        assertThat(((Packet.Ack) decode("31[\"connect\"]")).arguments().json()).containsExactly("\"connect\"");
    }

    @Test
    void answersAnAckWithoutPayloadWithoutArguments() {
        assertThat(((Packet.Ack) decode("37")).arguments().json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3[]", "3[\"a\"]", "3/nsp,", "3/nsp"})
    void ignoresAnAckWithoutId(String message) {
        PacketDecoder decoder = decoder();
        assertThat(decoder.text(message)).isEmpty();
        assertThat(decoder.isPending()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3{}", "31{}", "31null", "31\"a\"", "31[", "3-1[]"})
    void refusesAnAckWhosePayloadIsNoArray(String message) {
        assertRejected(message);
    }

    @Test
    void acceptsDisconnect() {
        for (String message : List.of("1", "112")) {
            assertThat(decode(message)).isEqualTo(new Packet.Disconnect("/"));
        }
        for (String message : List.of("1/nsp", "1/nsp,", "1/nsp,3")) {
            assertThat(decode(message)).isEqualTo(new Packet.Disconnect("/nsp"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1{}", "1[]", "1\"x\"", "1/nsp,{}", "1 "})
    void refusesDisconnectWithPayload(String message) {
        assertRejected(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4{", "4{}x", "4/nsp,nul", "4x", "7", "8", "9[\"a\"]", "-", "", " ", "[\"a\"]", "\u0000"})
    void refusesWhatIsNoPacket(String message) {
        assertRejected(message);
    }

    @Test
    void readsConnectErrorsOfServers() {
        assertThat(decode("4")).isEqualTo(new Packet.ConnectError("/", Optional.empty()));
        assertThat(decode("4{\"message\":\"x\"}"))
                .isEqualTo(new Packet.ConnectError("/", Optional.of("{\"message\":\"x\"}")));
        assertThat(decode("4/nsp,\"Invalid namespace\""))
                .isEqualTo(new Packet.ConnectError("/nsp", Optional.of("\"Invalid namespace\"")));
    }

    @Test
    void leavesAPlaceholderInAPlainEventAsData() {
        String placeholder = "{\"_placeholder\":true,\"num\":\"splice\"}";
        assertThat(event("2[\"a\"," + placeholder + "]").arguments().json()).containsExactly(placeholder);
        assertThat(decode("0" + placeholder)).isEqualTo(new Packet.Connect("/", Optional.of(placeholder)));
    }

    @Test
    void countsTheBytesThatWaitForAListener() {
        assertThat(event("2[\"a\",\"12345678\"]").arguments().bytes()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void goesOnAfterARefusedMessage() {
        PacketDecoder decoder = decoder();
        assertThat(catchThrowable(() -> decoder.text("2["))).isInstanceOf(PacketException.class);
        assertThat(decoder.text("2[\"a\"]")).isPresent();
    }

    @Test
    void saysWhatItExpected() {
        assertThat(catchThrowable(() -> decode("2[\"a\"] rest")))
                .hasMessageContaining("expected")
                .hasMessageContaining("rest");
    }
}
