package io.github.socketiojakarta.internal.socket.model;

import java.nio.ByteBuffer;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values JSON itself knows, as the collections, strings and numbers of the JDK express them: most payloads
 * consist of nothing else, and JSON-B takes ten times as long for them. Everything else goes to the JSON-B provider, of
 * whose defaults this is a copy. Confined to one call.
 */
public final class ModelWriter {

    /** Writes what is not of the JDK, or means more than JSON does. */
    public interface Others {
        /** Returns the JSON of a value. */
        String toJson(Object value);
    }

    /** Whether maps, lists and dates are written here: an application may have told JSON-B to write them otherwise. */
    public enum Reach {
        SCALARS,
        COLLECTIONS
    }

    private final StringBuilder json;
    private final List<ByteBuffer> attachments;
    private final Reach reach;
    private final Others others;

    /** Appends to the text, and adds to the attachments. */
    public ModelWriter(StringBuilder json, List<ByteBuffer> attachments, Reach reach, Others others) {
        this.json = json;
        this.attachments = attachments;
        this.reach = reach;
        this.others = others;
    }

    private void array(Iterable<? extends @Nullable Object> values) {
        char separator = '[';
        for (Object value : values) {
            json.append(separator);
            append(value);
            separator = ',';
        }
        json.append(separator == '[' ? "[]" : "]");
    }

    /** Appends a value. */
    public void append(@Nullable Object value) {
        if (value instanceof String text) {
            JsonText.quote(json, text);
        } else if (isLiteral(value)) {
            json.append(value);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            json.append(Double.isFinite(number) ? value : null); // as JSON.stringify does
        } else if (value instanceof byte[] bytes) {
            Binary.appendPlaceholder(json, Binary.attach(attachments, ByteBuffer.wrap(bytes)));
        } else if (value instanceof ByteBuffer bytes) {
            Binary.appendPlaceholder(json, Binary.attach(attachments, bytes));
        } else if (value != null && !appendUsual(value)) {
            JsonText.append(json, others.toJson(value));
        }
    }

    /** Returns whether Java and JSON write the value alike. */
    private static boolean isLiteral(@Nullable Object value) {
        return value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long;
    }

    /** Appends what an application could have told JSON-B to write otherwise, and has not. */
    @SuppressWarnings("JavaUtilDate") // legacy applications have it
    private boolean appendUsual(Object value) {
        if (reach == Reach.SCALARS) {
            return false;
        }
        if (value instanceof Date date) {
            JsonText.quote(json, LegacyDates.text(date.getTime()));
            return true;
        }
        if (value instanceof Calendar calendar) {
            JsonText.quote(json, LegacyDates.text(calendar.getTimeInMillis()));
            return true;
        }
        return value.getClass().getClassLoader() == null && appendCollection(value); // of the JDK
    }

    private boolean appendCollection(Object value) {
        if (value instanceof Map<?, ?> map) {
            return appendMap(map);
        }
        if (value instanceof Collection<?> collection && isModel(collection)) {
            array(collection);
            return true;
        }
        return false;
    }

    /** JSON-B writes many objects faster at once than one by one. */
    private static boolean isModel(Collection<?> values) {
        for (Object first : values) {
            return isModel(first);
        }
        return true;
    }

    private static boolean isModel(@Nullable Object value) {
        return isLiteral(value)
                || value instanceof String
                || value instanceof Double
                || value instanceof Map<?, ?>
                || value instanceof Collection<?>
                || value instanceof Date
                || value instanceof Calendar
                || value instanceof byte[];
    }

    /** Returns whether the map could be written: keys may be of types that only JSON-B turns into text. */
    private boolean appendMap(Map<?, ?> map) {
        int start = json.length();
        int attached = attachments.size();
        char separator = '{';
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                json.setLength(start);
                attachments.subList(attached, attachments.size()).clear();
                return false;
            }
            json.append(separator);
            JsonText.quote(json, name);
            json.append(':');
            append(member.getValue());
            separator = ',';
        }
        json.append(separator == '{' ? "{}" : "}");
        return true;
    }
}
