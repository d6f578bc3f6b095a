package io.github.socketiojakarta.internal.listen;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listeners of one step of the disconnection, which happens once; those added later are called too. Thread-safe. */
public final class DisconnectListenerList {

    private static final System.Logger LOG = System.getLogger(DisconnectListenerList.class.getName());

    private final String socketId;
    private final SerialLane lane;

    private final ListenerList<Consumer<DisconnectReason>> listeners = new ListenerList<>();

    @GuardedBy("this")
    private @Nullable DisconnectReason happened;

    DisconnectListenerList(String socketId, SerialLane lane) {
        this.socketId = socketId;
        this.lane = lane;
    }

    /** Adds a listener; if it has happened already, the listener is called on the lane at once. */
    public void add(Consumer<DisconnectReason> listener) {
        DisconnectReason reason;
        synchronized (this) {
            reason = happened;
            if (reason == null) {
                listeners.add(listener);
                return;
            }
        }
        lane.submit(() -> call(listener, reason));
    }

    /** Removes a listener, unless it is called already. */
    public void remove(Consumer<DisconnectReason> listener) {
        listeners.remove(listener);
    }

    /** Calls the listeners, once. */
    public void callAll(DisconnectReason reason) {
        List<Consumer<DisconnectReason>> now;
        synchronized (this) {
            happened = reason;
            now = listeners.now();
            listeners.clear();
        }
        now.forEach(listener -> call(listener, reason));
    }

    private void call(Consumer<DisconnectReason> listener, DisconnectReason reason) {
        try {
            listener.accept(reason);
        } catch (Throwable e) { // the edge to application code
            LOG.log(System.Logger.Level.WARNING, socketId + ": a disconnect listener failed", e);
        }
    }
}
