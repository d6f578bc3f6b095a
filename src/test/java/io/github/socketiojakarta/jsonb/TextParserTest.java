package io.github.socketiojakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.internal.socket.model.SharedKeys;
import io.github.socketiojakarta.internal.socket.packet.JsonTexts;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.property.Choices;
import io.github.socketiojakarta.property.Property;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our parser says what that of the JSON library says. */
class TextParserTest {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private static JsonParser ours(String json) {
        return new NumberSafeProvider(PROVIDER).createParser(new ArgumentReader(json, new SharedKeys()));
    }

    private static JsonParser theirs(String json) {
        return PROVIDER.createParser(new StringReader(json));
    }

    /** A document, and where to do what else but to go on. */
    private record Walk(String json, List<Integer> choices) {
        static Walk from(Choices choices) {
            return new Walk(JsonTexts.json(choices), choices.list(20, from -> from.below(6)));
        }
    }

    @Test
    void goesThroughADocumentWordByWord() {
        Property.forAll(JsonTexts::json).holds(json -> assertSameWalk(json, List.of()));
    }

    @Test
    void takesOrSkipsPartsOfADocument() {
        Property.forAll(Walk::from).holds(walk -> assertSameWalk(walk.json(), walk.choices()));
    }

    private static void assertSameWalk(String json, List<Integer> choices) {
        JsonParser ours = ours(json);
        JsonParser theirs = theirs(json);
        int step = 0;
        while (theirs.hasNext()) {
            assertThat(ours.hasNext()).isTrue();
            Event event = theirs.next();
            assertThat(ours.next()).isEqualTo(event);
            assertThat(ours.currentEvent()).isEqualTo(event);
            assertSameWord(event, ours, theirs);
            int choice = step < choices.size() ? choices.get(step) : 0;
            step++;
            assertThat(done(choice, event, ours)).isEqualTo(done(choice, event, theirs));
        }
        assertThat(ours.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(ours::next);
    }

    private static void assertSameWord(Event event, JsonParser ours, JsonParser theirs) {
        if (event == Event.KEY_NAME || event == Event.VALUE_STRING) {
            assertThat(ours.getString()).isEqualTo(theirs.getString());
        }
        if (event == Event.VALUE_NUMBER) {
            assertThat(ours.getString()).isEqualTo(theirs.getString());
            assertThat(ours.getBigDecimal()).isEqualTo(theirs.getBigDecimal());
            assertThat(ours.isIntegralNumber()).isEqualTo(theirs.isIntegralNumber());
            if (theirs.getBigDecimal().remainder(BigDecimal.ONE).signum() == 0
                    && theirs.getBigDecimal().abs().compareTo(new BigDecimal(Integer.MAX_VALUE)) <= 0) {
                assertThat(ours.getInt()).isEqualTo(theirs.getInt());
                assertThat(ours.getLong()).isEqualTo(theirs.getLong());
            }
        }
    }

    /** Does one more thing, and returns what came of it. */
    private static Object done(int choice, Event event, JsonParser parser) {
        boolean isEnd = event == Event.END_OBJECT || event == Event.END_ARRAY;
        return switch (choice) {
            case 1 -> isEnd ? "" : parser.getValue();
            case 2 -> event == Event.START_OBJECT ? parser.getObject() : "";
            case 3 -> event == Event.START_ARRAY ? parser.getArray() : "";
            case 4 -> event == Event.START_OBJECT ? skippedObject(parser) : "";
            case 5 -> event == Event.START_ARRAY ? skippedArray(parser) : "";
            default -> "";
        };
    }

    private static Object skippedObject(JsonParser parser) {
        parser.skipObject();
        return "";
    }

    private static Object skippedArray(JsonParser parser) {
        parser.skipArray();
        return "";
    }

    @Test
    void streamsWhatIsInside() {
        JsonParser array = ours("[1,\"a\"]");
        array.next();
        assertThat(array.getArrayStream().map(JsonValue::toString)).containsExactly("1", "\"a\"");
        JsonParser object = ours("{\"a\":1}");
        object.next();
        assertThat(object.getObjectStream().map(member -> member.getKey() + member.getValue()))
                .containsExactly("a1");
        JsonParser value = ours("true");
        assertThat(value.getValueStream().collect(Collectors.toList())).containsExactly(JsonValue.TRUE);
        assertThatThrownBy(value::getValueStream).isInstanceOf(IllegalStateException.class);
        value.close();
    }

    @Test
    void tellsWhereItIs() {
        JsonParser parser = ours(" {\"a\": 1}");
        parser.next();
        assertThat(parser.getLocation().getStreamOffset()).isEqualTo(1);
        parser.next();
        parser.next();
        assertThat(parser.getLocation().getStreamOffset()).isEqualTo(7);
        assertThat(parser.getLocation().getLineNumber()).isEqualTo(-1);
        assertThat(parser.getLocation().getColumnNumber()).isEqualTo(-1);
    }

    @Test
    void refusesWhatIsNotThere() {
        JsonParser parser = ours("[true,\"1\",1.5,3000000000]");
        assertThat(parser.currentEvent()).isNull();
        assertThatThrownBy(parser::getValue).isInstanceOf(IllegalStateException.class);
        parser.next();
        assertThatThrownBy(parser::getObject).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(parser::getString).isInstanceOf(IllegalStateException.class);
        parser.next();
        assertThatThrownBy(parser::getInt).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(parser::getArray).isInstanceOf(IllegalStateException.class);
        parser.next();
        assertThatThrownBy(parser::getBigDecimal).isInstanceOf(IllegalStateException.class);
        parser.next();
        assertThatThrownBy(parser::getInt).isInstanceOf(NumberFitException.class);
        assertThatThrownBy(parser::getLong).isInstanceOf(NumberFitException.class);
        parser.next();
        assertThatThrownBy(parser::getInt).isInstanceOf(NumberFitException.class);
        assertThat(parser.getLong()).isEqualTo(3_000_000_000L);
        parser.next();
        assertThatThrownBy(parser::getValue).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[", "[1", "[1 2]", "{", "{1:2}", "{\"a\" 1}", "{\"a\":}", "{\"a\":1", "[1}", "x", "\"a"
            })
    void refusesWhatIsNoJson(String text) {
        JsonParser parser = ours(text);
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> {
            while (parser.hasNext()) {
                parser.next();
            }
        });
    }
}
