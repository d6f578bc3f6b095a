package io.github.socketiojakarta.internal.socket.model;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of the JDK, enums, and records of such values: nearly all payloads consist of nothing else, and JSON-B takes
 * ten times as long for them. Everything else goes to the JSON library, of whose defaults this is a copy. Confined to one call.
 */
public final class ModelWriter {

    /** Writes what is of no class that is known here, or means more than JSON does. */
    public interface Others {
        /** Returns the JSON of a value. */
        String toJson(Object value);
    }

    private final StringBuilder json;
    private final List<ByteBuffer> attachments;
    private final ValueForms forms;
    private final Others others;

    /**
     * Appends to the text, and adds to the attachments.
     *
     * @param forms how values are written that are no strings, booleans, usual numbers, or bytes
     */
    public ModelWriter(StringBuilder json, List<ByteBuffer> attachments, ValueForms forms, Others others) {
        this.json = json;
        this.attachments = attachments;
        this.forms = forms;
        this.others = others;
    }

    /** Appends a value. */
    public void append(@Nullable Object value) {
        if (value instanceof String text) {
            JsonText.quote(json, text);
        } else if (value instanceof Integer number) {
            json.append(number.intValue());
        } else if (value == null || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof Long number) {
            json.append(number.longValue());
        } else if (value instanceof Double || value instanceof Float) {
            appendFraction((Number) value);
        } else if (value instanceof byte[] bytes) {
            Binary.appendPlaceholder(json, Binary.attach(attachments, ByteBuffer.wrap(bytes)));
        } else if (value instanceof ByteBuffer bytes) {
            Binary.appendPlaceholder(json, Binary.attach(attachments, bytes));
        } else {
            append(value, forms.of(value.getClass()));
        }
    }

    /** What is no number of JSON is null, as {@code JSON.stringify} writes it. */
    private void appendFraction(Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            json.append((Object) null);
        } else if (value instanceof Float number) {
            json.append(number.floatValue());
        } else {
            json.append(value.doubleValue());
        }
    }

    private void appendOther(Object value) {
        JsonText.append(json, others.toJson(value));
    }

    private void append(Object value, ValueForm form) {
        switch (form.way()) {
            case LITERAL -> json.append(value);
            case FRACTION -> appendFraction((Number) value);
            case TEXT, ENUM, ZONE, LEGACY_DATE -> JsonText.quote(json, text(value, form.way()));
            case TIME -> appendTime((TemporalAccessor) value, (ValueForm.Time) form);
            case OPTIONAL -> append(content(value));
            case ARRAY, COLLECTION -> appendElements(value);
            case MAP -> appendMap((Map<?, ?>) value);
            case RECORD -> appendRecord(value, ((ValueForm.Members) form).members());
            case LIBRARY -> appendOther(value);
        }
    }

    @SuppressWarnings("JavaUtilDate") // legacy applications have it
    private static String text(Object value, ValueForm.Way way) {
        return switch (way) {
            case ENUM -> ((Enum<?>) value).name();
            case ZONE -> ((ZoneId) value).getId();
            case LEGACY_DATE -> LegacyDates.text(millis(value));
            default -> value.toString();
        };
    }

    private void appendElements(Object value) {
        if (value instanceof Collection<?> collection) {
            appendCollection(collection, value);
        } else {
            appendArray(value);
        }
    }

    private void appendTime(TemporalAccessor time, ValueForm.Time form) {
        json.append('"');
        form.format().formatTo(time, json);
        json.append('"');
    }

    @SuppressWarnings("JavaUtilDate")
    private static long millis(Object date) {
        return date instanceof Date old ? old.getTime() : ((Calendar) date).getTimeInMillis();
    }

    /** Returns what an optional value has, or another value as it is. */
    private static @Nullable Object content(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return content(optional.orElse(null));
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        return value;
    }

    private void appendArray(Object array) {
        if (array instanceof Object[] objects) {
            appendCollection(Arrays.asList(objects), array);
            return;
        }
        json.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            separate(i > 0);
            append(Array.get(array, i));
        }
        json.append(']');
    }

    /** A library writes many objects faster at once than one by one. */
    private void appendCollection(Collection<?> elements, Object value) {
        boolean following = false;
        for (Object element : elements) {
            if (!following && isOther(element)) {
                appendOther(value);
                return;
            }
            json.append(following ? ',' : '[');
            append(element);
            following = true;
        }
        json.append(following ? "]" : "[]");
    }

    private boolean isOther(@Nullable Object value) {
        return value != null && !(value instanceof ByteBuffer) && forms.of(value.getClass()) == ValueForm.Way.LIBRARY;
    }

    /** Keys may be of types that only the library turns into text, or that make it write the map as an array. */
    private void appendMap(Map<?, ?> map) {
        int start = json.length();
        int attached = attachments.size();
        json.append('{');
        boolean following = false;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            String key = key(member.getKey());
            if (key == null) {
                json.setLength(start);
                attachments.subList(attached, attachments.size()).clear();
                appendOther(map);
                return;
            }
            separate(following);
            JsonText.quote(json, key);
            json.append(':');
            append(member.getValue());
            following = true;
        }
        json.append('}');
    }

    private @Nullable String key(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        if (key instanceof Enum<?> constant) {
            return forms.of(key.getClass()) == ValueForm.Way.ENUM ? constant.name() : null;
        }
        return key instanceof Integer || key instanceof Long || key instanceof UUID ? key.toString() : null;
    }

    /** Members without a value are left out. */
    private void appendRecord(Object value, List<ValueForm.Member> members) {
        json.append('{');
        boolean following = false;
        for (int i = 0; i < members.size(); i++) {
            ValueForm.Member member = members.get(i);
            Object content = content(member.of(value));
            if (content != null) {
                separate(following);
                json.append(member.key());
                append(content);
                following = true;
            }
        }
        json.append('}');
    }

    private void separate(boolean following) {
        if (following) {
            json.append(',');
        }
    }
}
