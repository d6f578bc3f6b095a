package io.github.socketiojakarta.testing;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.ArgsAckListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The events that a test client has received, and who listens to them. Thread-safe; no listener is called under the lock. */
final class Inbox {

    private final CallbackFailures callbacks;
    private final Map<String, List<ArgsAckListener>> listeners = new ConcurrentHashMap<>();

    @GuardedBy("this")
    private final List<ReceivedEvent> events = new ArrayList<>();

    @GuardedBy("this")
    private final Map<String, Integer> taken = new HashMap<>();

    Inbox(CallbackFailures callbacks) {
        this.callbacks = callbacks;
    }

    void on(String event, ArgsAckListener listener) {
        listeners.computeIfAbsent(event, unused -> new CopyOnWriteArrayList<>()).add(listener);
    }

    void off(String event) {
        listeners.remove(event);
    }

    void add(ReceivedEvent event) {
        synchronized (this) {
            events.add(event);
        }
        listeners
                .getOrDefault(event.name(), List.of())
                .forEach(listener -> callbacks.guard(() -> listener.onEvent(event.args(), event.ack())));
    }

    synchronized List<ReceivedEvent> received() {
        return List.copyOf(events);
    }

    List<Args> received(String name) {
        return received().stream()
                .filter(event -> event.name().equals(name))
                .map(ReceivedEvent::args)
                .toList();
    }

    synchronized boolean hasNext(String name) {
        return received(name).size() > taken.getOrDefault(name, 0);
    }

    synchronized Args next(String name) {
        return received(name).get(taken.merge(name, 1, Integer::sum) - 1);
    }

    synchronized void clear() {
        events.clear();
        taken.clear();
    }

    String receivedText() {
        List<ReceivedEvent> all = received();
        return all.isEmpty() ? " It has received nothing." : " It has received: " + all;
    }
}
