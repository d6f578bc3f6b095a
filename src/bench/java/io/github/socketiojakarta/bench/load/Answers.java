package io.github.socketiojakarta.bench.load;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Arrays;

/** Knows a JSON text, however a server writes it: order of keys and white space do not matter. */
final class Answers {

    private final JsonValue expected;
    private byte[] accepted; // as this server writes it

    Answers(String json) {
        this.expected = parse(json);
        this.accepted = Client.bytes(json);
    }

    /** Says whether the message is the expected JSON from an index on. */
    boolean matches(Slice message, int from) {
        if (message.endsWith(from, accepted)) {
            return true;
        }
        if (!isEqual(message.text(from))) {
            return false;
        }
        accepted = Arrays.copyOfRange(message.copy(), from, message.length());
        return true;
    }

    private boolean isEqual(String json) {
        try {
            return parse(json).equals(expected);
        } catch (JsonException expectedOfWrongAnswers) {
            return false;
        }
    }

    private static JsonValue parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
