package io.github.socketiojakarta.internal.handshake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Protects the maps and lists of a JSON value, at any depth, so that many threads can use them. */
final class UnmodifiableJson {

    private UnmodifiableJson() {}

    /** Returns the members of an object; none, if it is something else. */
    static Map<String, @Nullable Object> members(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, member) -> members.put(String.valueOf(name), of(member)));
        }
        return Collections.unmodifiableMap(members);
    }

    private static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> copy.put(name, of(member)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> array) {
            List<@Nullable Object> copy = new ArrayList<>(array.size());
            array.forEach(element -> copy.add(of(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
