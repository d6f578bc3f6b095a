package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.TransportListener;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who follows one connection; usually nobody, which costs next to nothing. Thread-safe. */
final class TransportListeners {

    private static final System.Logger LOG = System.getLogger(TransportListeners.class.getName());

    private final ApplicationCalls calls;

    /** Made when somebody follows. */
    private volatile @Nullable ListenerList<TransportListener> listeners;

    TransportListeners(ApplicationCalls calls) {
        this.calls = calls;
    }

    synchronized void add(TransportListener listener) {
        ListenerList<TransportListener> present = listeners;
        if (present == null) {
            present = new ListenerList<>();
            listeners = present;
        }
        present.add(listener);
    }

    void upgraded(Transport transport) {
        tell(listener -> listener.upgraded(transport));
    }

    void drained() {
        if (listeners != null) {
            tell(TransportListener::drained);
        }
    }

    /** Tells the end on the lane, behind what the sockets are told. */
    void closed(DisconnectReason reason, SerialLane lane) {
        if (listeners != null) {
            lane.submitElsewhere(() -> tell(listener -> listener.closed(reason)));
        }
    }

    private void tell(Consumer<TransportListener> call) {
        ListenerList<TransportListener> present = listeners;
        if (present == null) {
            return;
        }
        for (TransportListener listener : present) {
            try {
                calls.run(() -> call.accept(listener));
            } catch (Throwable e) { // the edge to application code
                LOG.log(System.Logger.Level.WARNING, "A listener of a connection failed", e);
            }
        }
    }
}
