package io.github.socketiojakarta.internal.socket.json;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values JSON itself knows, as the collections, strings and numbers of the JDK express them: most payloads
 * consist of nothing else, and JSON-B takes ten times as long for them. Everything else goes to the JSON-B provider, of
 * whose defaults this is a copy. Confined to one call.
 */
final class ModelWriter {

    /** Writes what is not of the JDK, or means more than JSON does. */
    interface Others {
        /** Returns the JSON of a value. */
        String toJson(Object value);
    }

    /** Whether maps and lists are written here: an application may have told JSON-B to write them otherwise. */
    enum Reach {
        SCALARS,
        COLLECTIONS
    }

    private final StringBuilder json;
    private final List<ByteBuffer> attachments;
    private final Reach reach;
    private final Others others;

    ModelWriter(StringBuilder json, List<ByteBuffer> attachments, Reach reach, Others others) {
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
    void append(@Nullable Object value) {
        if (value instanceof String text) {
            JsonText.quote(json, text);
        } else if (isLiteral(value)) {
            json.append(value);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            json.append(Double.isFinite(number) ? value : null); // as JSON.stringify does
        } else if (value instanceof byte[] bytes) {
            Attachments.appendPlaceholder(json, Attachments.add(attachments, ByteBuffer.wrap(bytes)));
        } else if (value instanceof ByteBuffer bytes) {
            Attachments.appendPlaceholder(json, Attachments.add(attachments, bytes));
        } else if (value != null && !appendCollection(value)) {
            JsonText.append(json, others.toJson(value));
        }
    }

    /** Returns whether Java and JSON write the value alike. */
    private static boolean isLiteral(@Nullable Object value) {
        return value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long;
    }

    private boolean appendCollection(Object value) {
        if (reach == Reach.SCALARS || value.getClass().getClassLoader() != null) { // not of the JDK
            return false;
        }
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
