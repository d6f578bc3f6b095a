package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventListener;
import io.github.socketiojakarta.IncomingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The listeners of one socket by event. Thread-safe: an event is dispatched to those there were when it began. */
final class EventListeners {

    private final ConcurrentMap<String, List<EventListener>> listeners = new ConcurrentHashMap<>(1);

    void add(String event, EventListener listener) {
        listeners.compute(event, (name, present) -> with(present == null ? List.of() : present, listener));
    }

    private static List<EventListener> with(List<EventListener> present, EventListener listener) {
        List<EventListener> more = new ArrayList<>(present.size() + 1);
        more.addAll(present);
        more.add(listener);
        return List.copyOf(more);
    }

    void remove(String event) {
        listeners.remove(event);
    }

    void removeAll() {
        listeners.clear();
    }

    /** Removes the listener that was given as this object, the last one if there are several. */
    void remove(String event, Object identity) {
        listeners.computeIfPresent(event, (name, present) -> {
            for (int i = present.size() - 1; i >= 0; i--) {
                if (present.get(i).identity() == identity) {
                    return without(present, i);
                }
            }
            return present;
        });
    }

    private static @Nullable List<EventListener> without(List<EventListener> present, int index) {
        List<EventListener> fewer = new ArrayList<>(present);
        fewer.remove(index);
        return fewer.isEmpty() ? null : List.copyOf(fewer);
    }

    Set<String> names() {
        return Set.copyOf(listeners.keySet());
    }

    List<Object> of(String event) {
        return listeners.getOrDefault(event, List.of()).stream()
                .map(EventListener::identity)
                .toList();
    }

    /** Calls the listeners of an event, whatever each of them does. */
    void call(IncomingEvent event, ErrorReports errors) {
        for (EventListener listener : listeners.getOrDefault(event.name(), List.of())) {
            if (listener.times() == EventListener.Times.ALWAYS || claim(event.name(), listener)) {
                try {
                    listener.handler().onEvent(event.args(), event.ack());
                } catch (Throwable e) { // the edge to application code: nothing it throws may end the connection
                    errors.report(new EventFailure(event, EventFailure.Origin.LISTENER, e));
                }
            }
        }
    }

    /** Removes a listener that is called once; returns whether nobody has done so before. */
    private boolean claim(String event, EventListener once) {
        boolean[] claimed = new boolean[1];
        listeners.computeIfPresent(event, (name, present) -> {
            for (int i = 0; i < present.size(); i++) {
                if (present.get(i).equals(once)) {
                    claimed[0] = true;
                    return without(present, i);
                }
            }
            return present;
        });
        return claimed[0];
    }
}
