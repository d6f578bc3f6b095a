package io.github.socketiojakarta.internal.engine;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few short texts by name, such as headers, in one string instead of two for each: they are kept as long as their
 * client is connected, and looked at once or never. Immutable.
 */
final class CompactMap extends AbstractMap<String, String> {

    private final String text;

    /** Where each name and each value ends in the text. */
    private final int[] ends;

    private CompactMap(String text, int[] ends) {
        this.text = text;
        this.ends = ends;
    }

    static Map<String, String> copyOf(Map<String, String> map) {
        if (map instanceof CompactMap) {
            return map;
        }
        StringBuilder text = new StringBuilder();
        int[] ends = new int[2 * map.size()];
        int i = 0;
        for (Map.Entry<String, String> entry : map.entrySet()) {
            ends[i++] = text.append(entry.getKey()).length();
            ends[i++] = text.append(entry.getValue()).length();
        }
        return new CompactMap(text.toString(), ends);
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int index = name instanceof String wanted ? indexOf(wanted) : -1;
        return index < 0 ? null : value(index);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String wanted && indexOf(wanted) >= 0;
    }

    private int indexOf(String name) {
        for (int i = 0; i < size(); i++) {
            int start = start(i);
            if (ends[2 * i] - start == name.length() && text.startsWith(name, start)) {
                return i;
            }
        }
        return -1;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[2 * index - 1];
    }

    private String value(int index) {
        return text.substring(ends[2 * index], ends[2 * index + 1]);
    }

    @Override
    public int size() {
        return ends.length / 2;
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
                return CompactMap.this.size();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size();
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int index = next++;
            return Map.entry(text.substring(start(index), ends[2 * index]), value(index));
        }
    }
}
