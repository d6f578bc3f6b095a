package io.github.socketiojakarta.internal.engine;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few short texts by name, such as headers, in one string instead of two for each and a table: they are kept as long as
 * their client is connected, and looked at once or never. What a browser sends with a handshake takes 0.7 KB so, and 2.3 KB in
 * maps of Java: the benchmark {@code KeptHeaders} counts both. Immutable.
 *
 * <pre>
 *   text = { length of name, name, length of value, value }
 *   length = { 254 } rest, for 254 * (number of these) + rest
 * </pre>
 *
 * <p>No length takes a character above 254, with which the JVM would need two bytes for every character of the text.
 */
final class PackedMap extends AbstractMap<String, String> {

    private static final int FULL = 254;

    private final String text;

    private PackedMap(String text) {
        this.text = text;
    }

    static Map<String, String> copyOf(Map<String, String> map) {
        if (map instanceof PackedMap) {
            return map;
        }
        StringBuilder text = new StringBuilder();
        map.forEach((name, value) -> {
            append(text, name);
            append(text, value);
        });
        return new PackedMap(text.toString());
    }

    private static void append(StringBuilder text, String part) {
        int length = part.length();
        while (length >= FULL) {
            text.append((char) FULL);
            length -= FULL;
        }
        text.append((char) length).append(part);
    }

    /** Returns where the part begins whose length stands at an index. */
    private int start(int index) {
        int last = index;
        while (text.charAt(last) == FULL) {
            last++;
        }
        return last + 1;
    }

    /** Returns where the part ends whose length stands at an index, which is where the next one's stands. */
    private int end(int index) {
        int start = start(index);
        return start + FULL * (start - 1 - index) + text.charAt(start - 1);
    }

    private String part(int index) {
        return text.substring(start(index), end(index));
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int value = name instanceof String wanted ? valueOf(wanted) : -1;
        return value < 0 ? null : part(value);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String wanted && valueOf(wanted) >= 0;
    }

    /** Returns where the length of a value stands, -1 if there is none of this name. */
    private int valueOf(String name) {
        int index = 0;
        while (index < text.length()) {
            int value = end(index);
            int start = start(index);
            if (value - start == name.length() && text.startsWith(name, start)) {
                return value;
            }
            index = end(value);
        }
        return -1;
    }

    @Override
    public int size() {
        int size = 0;
        for (int index = 0; index < text.length(); index = end(end(index))) {
            size++;
        }
        return size;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return PackedMap.this.size();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < text.length();
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int name = next;
            int value = end(name);
            next = end(value);
            return Map.entry(part(name), part(value));
        }
    }
}
