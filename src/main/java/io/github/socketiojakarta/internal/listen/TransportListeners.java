package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Who follows one connection; they are told on its lane. The engine notices things on threads that must not run code of the
 * application, and in the middle of sending: a listener that sends as soon as everything has drained would be called
 * within itself. Thread-safe.
 */
public final class TransportListeners {

    private static final System.Logger LOG = System.getLogger(TransportListeners.class.getName());

    private final ApplicationCalls calls;
    private final ListenerList<TransportListener> listeners = new ListenerList<>();

    /** Whether it is on its way to the listeners that everything has drained; once is enough. */
    private final AtomicBoolean draining = new AtomicBoolean();

    TransportListeners(ApplicationCalls calls) {
        this.calls = calls;
    }

    void add(TransportListener listener) {
        listeners.add(listener);
    }

    void remove(TransportListener listener) {
        listeners.remove(listener);
    }

    /** Tells that the client has changed its transport. */
    public void upgraded(Transport transport, SerialLane lane) {
        lane.submit(() -> tell(listener -> listener.upgraded(transport)));
    }

    /** Tells that nothing waits to be sent. */
    public void drained(SerialLane lane) {
        if (draining.compareAndSet(false, true)) {
            lane.submit(() -> {
                draining.set(false);
                tell(TransportListener::drained);
            });
        }
    }

    /** Tells the end on the lane, behind what the sockets are told. */
    void closed(DisconnectReason reason, SerialLane lane) {
        lane.submit(() -> tell(listener -> listener.closed(reason)));
    }

    private void tell(Consumer<TransportListener> call) {
        for (TransportListener listener : listeners) {
            try {
                calls.run(() -> call.accept(listener));
            } catch (Throwable e) { // the edge to application code
                LOG.log(System.Logger.Level.WARNING, "A listener of a connection failed", e);
            }
        }
    }
}
