package io.github.socketiojakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Choices;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** An event or answer of any kind, its bytes behind its other values. */
record Message(String namespace, OptionalLong id, List<JsonValue> values, List<byte[]> bytes) {

    static final long MAX_ID = (1L << 53) - 1;

    static Message from(Choices choices) {
        return new Message(
                "/" + choices.text(8, "abc-_/#?.äö€ \"\\"),
                choices.below(2) == 0 ? OptionalLong.empty() : OptionalLong.of(choices.oneOf(0L, 1L, 77L, MAX_ID)),
                choices.list(4, Message::value),
                choices.list(3, one -> one.bytes(3)));
    }

    private static JsonValue value(Choices choices) {
        return choices.<JsonValue>anyOf(
                any -> Json.createValue(any.number()),
                any -> Json.createValue(any.text(6, "a\"\\\u0000\u2028äö€")),
                any -> any.oneOf(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE, JsonValue.EMPTY_JSON_ARRAY),
                any -> Json.createObjectBuilder().add("k", any.number()).build(),
                any -> Json.createArrayBuilder().add(any.number()).build());
    }

    OutgoingPacket packet(PacketType type) {
        List<String> elements = new ArrayList<>();
        if (type == PacketType.EVENT) {
            elements.add("\"event\"");
        }
        values.forEach(value -> elements.add(value.toString()));
        IntStream.range(0, bytes.size()).forEach(i -> elements.add(placeholder(i)));
        return OutgoingPacket.of(type, namespace, "[" + String.join(",", elements) + "]")
                .withId(id)
                .withAttachments(bytes.stream().map(ByteBuffer::wrap).toList());
    }

    void assertIn(Arguments arguments) {
        assertThat(arguments.json()).hasSize(values.size() + bytes.size());
        assertThat(arguments.json().subList(0, values.size()).stream().map(Message::json))
                .isEqualTo(values);
        for (int i = 0; i < bytes.size(); i++) {
            assertThat(arguments.json().get(values.size() + i)).isEqualTo(placeholder(i));
            assertThat(arguments.attachments().get(i)).isEqualTo(ByteBuffer.wrap(bytes.get(i)));
        }
    }

    static String placeholder(int number) {
        return "{\"_placeholder\":true,\"num\":" + number + "}";
    }

    private static JsonValue json(String text) {
        return Json.createReader(new StringReader(text)).readValue();
    }
}
