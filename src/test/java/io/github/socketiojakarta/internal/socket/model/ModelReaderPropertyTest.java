package io.github.socketiojakarta.internal.socket.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.socket.packet.JsonTexts;
import io.github.socketiojakarta.property.Property;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What our reader makes of JSON is what others make of it. */
class ModelReaderPropertyTest {

    private static final int DOCUMENTS = 5_000;
    private static final MathContext DOUBLE_DIGITS = new MathContext(17);

    private final SharedKeys keys = new SharedKeys();
    private final ObjectMapper jackson = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private Object read(String json) {
        return ModelReader.read(json, ModelType.ANY, List.of(), keys);
    }

    @Test
    void readsWhatParssonReads(TestReporter reporter) {
        reporter.publishEntry("property.seed", String.valueOf(Property.seed()));
        Property.forAll(JsonTexts::json)
                .holds(DOCUMENTS, json -> assertThat(withDecimals(read(json))).isEqualTo(ofParsson(json)));
    }

    @Test
    void readsWhatJacksonReads(TestReporter reporter) {
        reporter.publishEntry("property.seed", String.valueOf(Property.seed()));
        Property.forAll(JsonTexts::json)
                .holds(
                        DOCUMENTS,
                        json -> assertThat(Optional.ofNullable(withDecimals(read(json))))
                                .isEqualTo(ofJackson(json)));
    }

    @Test
    void readsAPartOfATextLikeAWholeOne() {
        Property.forAll(JsonTexts::json).holds(json -> {
            String packet = "42[\"\\\\" + json + "\"]";
            int start = packet.indexOf(json, 3);
            ModelReader reader = ModelReader.ofPart(packet, start, start + json.length(), List.of(), keys);
            assertThat(reader.read(ModelType.ANY)).isEqualTo(read(json));
        });
    }

    @Test
    void whateverElseItIsEndsInAValueOrInThePayloadException() {
        Property.forAll(JsonTexts.mutated(JsonTexts::json)).holds(this::survives);
        Property.forAll(JsonTexts::noise).holds(this::survives);
    }

    @Test
    void aTextThatIsCutOffIsRefused() {
        Property.forAll(JsonTexts::json).holds(json -> {
            String array = "[" + json + "]";
            for (int length = 0; length < array.length(); length++) {
                assertThat(survives(array.substring(0, length))).isFalse();
                ModelReader part = ModelReader.ofPart(array, 0, length, List.of(), keys);
                assertThat(survives(part)).isFalse();
            }
        });
    }

    /** Returns whether it has a value. */
    private boolean survives(String text) {
        return survives(ModelReader.ofPart(text, 0, text.length(), List.of(), keys));
    }

    private static boolean survives(ModelReader reader) {
        try {
            reader.read(ModelType.ANY);
            return true;
        } catch (PayloadException expected) {
            return false;
        }
    }

    private static Object ofParsson(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return ofParsson(reader.readValue());
        }
    }

    private static Object ofParsson(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.forEach((name, member) -> members.put(name, ofParsson(member)));
            return members;
        }
        if (value instanceof JsonArray array) {
            List<Object> elements = new ArrayList<>();
            array.forEach(element -> elements.add(ofParsson(element)));
            return elements;
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonNumber number) {
            return decimal(number.bigDecimalValue());
        }
        return value == JsonValue.NULL ? null : value == JsonValue.TRUE;
    }

    private Optional<Object> ofJackson(String json) {
        try {
            return Optional.ofNullable(withDecimals(jackson.readValue(json, Object.class)));
        } catch (JsonProcessingException e) {
            assertThat(e).hasMessageContaining("surrogate pair"); // which it does not want to see halved in a name
            return Optional.ofNullable(withDecimals(read(json)));
        }
    }

    /** Numbers of all classes are made comparable. */
    private static Object withDecimals(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(name, withDecimals(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(withDecimals(element)));
            return elements;
        }
        if (value instanceof Double number) {
            return decimal(new BigDecimal(number));
        }
        if (value instanceof BigInteger number) {
            return decimal(new BigDecimal(number));
        }
        if (value instanceof BigDecimal number) {
            return decimal(number);
        }
        return value instanceof Number number ? decimal(BigDecimal.valueOf(number.longValue())) : value;
    }

    /** What a double cannot tell apart is the same here; {@link ModelNumberPropertyTest} looks closer. */
    private static BigDecimal decimal(BigDecimal number) {
        BigDecimal rounded = number.round(DOUBLE_DIGITS);
        double nearest = rounded.doubleValue();
        return number.signum() == 0
                ? BigDecimal.ZERO
                : (Double.isInfinite(nearest) || nearest == 0 ? rounded : new BigDecimal(nearest)).stripTrailingZeros();
    }
}
