package io.github.socketiojakarta.internal.client;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A few values by the name of their namespace: one connection has one of them, or none, and hardly ever many. Thread-safe:
 * whoever reads sees an immutable map, which takes less than a fifth of a concurrent one's memory.
 *
 * @param <V> the type of the values
 */
final class NamespaceMap<V> {

    private volatile Map<String, V> values = Map.of();

    @Nullable
    V get(String name) {
        return values.get(name);
    }

    boolean contains(String name) {
        return values.containsKey(name);
    }

    int size() {
        return values.size();
    }

    /** Returns what there is now; immutable. */
    Map<String, V> now() {
        return values;
    }

    synchronized void put(String name, V value) {
        Map<String, V> more = new HashMap<>(values);
        more.put(name, value);
        values = Map.copyOf(more);
    }

    /** Removes a value; returns whether it was there. */
    synchronized boolean remove(String name, Object value) {
        if (!value.equals(values.get(name))) {
            return false;
        }
        Map<String, V> fewer = new HashMap<>(values);
        fewer.remove(name);
        values = Map.copyOf(fewer);
        return true;
    }
}
