package io.github.socketiojakarta.internal.listen;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Listeners that are called far more often than they change. Thread-safe: whoever walks over them sees those there were
 * at the beginning. Each socket has several of these, mostly empty, and one that is empty is nothing but a reference: a
 * {@code CopyOnWriteArrayList} has an array and a lock besides.
 *
 * @param <T> the type of the listeners
 */
public final class ListenerList<T> implements Iterable<T> {

    private volatile List<T> listeners = List.of();

    /** Adds a listener behind the others. */
    public synchronized void add(T listener) {
        add(listeners.size(), listener);
    }

    /** Adds a listener at a place. */
    public synchronized void add(int index, T listener) {
        List<T> more = new ArrayList<>(listeners);
        more.add(index, listener);
        listeners = List.copyOf(more);
    }

    /** Removes a listener, the first if it is there several times. */
    public synchronized void remove(T listener) {
        List<T> fewer = new ArrayList<>(listeners);
        fewer.remove(listener);
        listeners = List.copyOf(fewer);
    }

    /** Removes all listeners. */
    public synchronized void clear() {
        listeners = List.of();
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Returns those there are now; immutable. */
    public List<T> now() {
        return listeners;
    }

    @Override
    public Iterator<T> iterator() {
        return listeners.iterator();
    }
}
