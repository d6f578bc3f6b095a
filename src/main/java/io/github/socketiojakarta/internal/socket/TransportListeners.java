package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.TransportListener;
import java.util.function.Consumer;

/** Who follows one connection. Thread-safe. */
final class TransportListeners {

    private static final System.Logger LOG = System.getLogger(TransportListeners.class.getName());

    private final ApplicationCalls calls;
    private final ListenerList<TransportListener> listeners = new ListenerList<>();

    TransportListeners(ApplicationCalls calls) {
        this.calls = calls;
    }

    void add(TransportListener listener) {
        listeners.add(listener);
    }

    void upgraded(Transport transport) {
        tell(listener -> listener.upgraded(transport));
    }

    void drained() {
        tell(TransportListener::drained);
    }

    /** Tells the end on the lane, behind what the sockets are told. */
    void closed(DisconnectReason reason, SerialLane lane) {
        lane.submitElsewhere(() -> tell(listener -> listener.closed(reason)));
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
