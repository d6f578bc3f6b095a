package io.github.socketiojakarta.internal.listen;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventListener;
import io.github.socketiojakarta.IncomingEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The listeners of one socket by event. Thread-safe: an event is dispatched to those there were when it began.
 *
 * <p>They are looked for in one array, as there are few: a map would take five times the memory, for each socket.
 */
public final class EventListeners {

    /** Told what listeners throw. */
    interface Failures {
        void failed(IncomingEvent event, EventFailure.Origin origin, Throwable failure);
    }

    private static final Object[] NONE = {};

    /** Each name followed by its listener, in the order in which they were added; replaced, never changed. */
    private volatile Object[] entries = NONE;

    /** Adds a listener behind the others. */
    public synchronized void add(String event, EventListener listener) {
        Object[] more = Arrays.copyOf(entries, entries.length + 2);
        more[entries.length] = event;
        more[entries.length + 1] = listener;
        entries = more;
    }

    /** Removes all listeners of an event. */
    public synchronized void remove(String event) {
        Object[] before = entries;
        List<Object> rest = new ArrayList<>(before.length);
        for (int i = 0; i < before.length; i += 2) {
            if (!event.equals(before[i])) {
                rest.add(before[i]);
                rest.add(before[i + 1]);
            }
        }
        entries = rest.toArray();
    }

    /** Removes all listeners. */
    public synchronized void removeAll() {
        entries = NONE;
    }

    /** Removes the listener that was given as this object, the last one if there are several. */
    public synchronized void remove(String event, Object identity) {
        boolean unused = removeLast(event, listener -> listener.identity() == identity);
    }

    @GuardedBy("this")
    private boolean removeLast(String event, Predicate<EventListener> wanted) {
        Object[] before = entries;
        for (int i = before.length - 2; i >= 0; i -= 2) {
            if (event.equals(before[i]) && wanted.test(listener(before, i))) {
                Object[] fewer = Arrays.copyOf(before, before.length - 2);
                System.arraycopy(before, i + 2, fewer, i, fewer.length - i);
                entries = fewer;
                return true;
            }
        }
        return false;
    }

    private static EventListener listener(Object[] entries, int index) {
        return (EventListener) entries[index + 1];
    }

    /** Returns the events that have listeners. */
    public Set<String> names() {
        Object[] now = entries;
        Set<String> names = new HashSet<>();
        for (int i = 0; i < now.length; i += 2) {
            names.add((String) now[i]);
        }
        return Set.copyOf(names);
    }

    /** Returns the listeners of an event, as they were given. */
    public List<Object> of(String event) {
        Object[] now = entries;
        List<Object> found = new ArrayList<>();
        for (int i = 0; i < now.length; i += 2) {
            if (event.equals(now[i])) {
                found.add(listener(now, i).identity());
            }
        }
        return List.copyOf(found);
    }

    /** Calls the listeners of an event, whatever each of them does; returns whether there is any. */
    boolean call(IncomingEvent event, Failures failures) {
        boolean heard = false;
        Object[] now = entries;
        String name = event.name();
        for (int i = 0; i < now.length; i += 2) {
            if (name.equals(now[i])) {
                heard = true;
                call(listener(now, i), event, failures);
            }
        }
        return heard;
    }

    private void call(EventListener listener, IncomingEvent event, Failures failures) {
        if (listener.times() == EventListener.Times.ONCE && !claim(event.name(), listener)) {
            return;
        }
        try {
            listener.handler().onEvent(event.args(), event.ack());
        } catch (Throwable e) { // the edge to application code: nothing it throws may end the connection
            failures.failed(event, EventFailure.Origin.LISTENER, e);
        }
    }

    /** Removes a listener that is called once; returns whether nobody has done so before. */
    private synchronized boolean claim(String event, Object once) {
        return removeLast(event, listener -> listener == once);
    }
}
