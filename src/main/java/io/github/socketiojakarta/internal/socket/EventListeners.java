package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.ArgsAckListener;
import io.github.socketiojakarta.PayloadException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners of one socket by event. Thread-safe. */
final class EventListeners {

    private static final System.Logger LOG = System.getLogger(EventListeners.class.getName());

    private final String socketId;
    private final ConcurrentMap<String, List<ArgsAckListener>> listeners = new ConcurrentHashMap<>();

    EventListeners(String socketId) {
        this.socketId = socketId;
    }

    void add(String event, ArgsAckListener listener) {
        listeners.computeIfAbsent(event, unused -> new CopyOnWriteArrayList<>()).add(listener);
    }

    void remove(String event) {
        listeners.remove(event);
    }

    /** Calls the listeners of an event, whatever each of them does. */
    void call(String event, Args args, Ack ack) {
        for (ArgsAckListener listener : listeners.getOrDefault(event, List.of())) {
            try {
                listener.onEvent(args, ack);
            } catch (PayloadException e) {
                LOG.log(System.Logger.Level.DEBUG, "{0}: event ''{1}'' ignored: {2}", socketId, event, e.getMessage());
            } catch (Throwable e) { // the edge to application code: nothing it throws may end the connection
                String message = socketId + ": a listener of the event '" + event + "' failed";
                LOG.log(System.Logger.Level.WARNING, message, e);
            }
        }
    }
}
