package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.DisconnectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listeners of something that happens once; those added later are called too. Thread-safe. */
final class LeaveListeners {

    private static final System.Logger LOG = System.getLogger(LeaveListeners.class.getName());

    private final String socketId;

    @GuardedBy("this")
    private final List<Consumer<DisconnectReason>> listeners = new ArrayList<>(1);

    @GuardedBy("this")
    private @Nullable DisconnectReason happened;

    LeaveListeners(String socketId) {
        this.socketId = socketId;
    }

    /** Adds a listener; if it has happened already, returns why, and the listener is to be called by {@link #call}. */
    synchronized Optional<DisconnectReason> add(Consumer<DisconnectReason> listener) {
        if (happened == null) {
            listeners.add(listener);
        }
        return Optional.ofNullable(happened);
    }

    void callAll(DisconnectReason reason) {
        List<Consumer<DisconnectReason>> now;
        synchronized (this) {
            happened = reason;
            now = List.copyOf(listeners);
            listeners.clear();
        }
        now.forEach(listener -> call(listener, reason));
    }

    void call(Consumer<DisconnectReason> listener, DisconnectReason reason) {
        try {
            listener.accept(reason);
        } catch (Throwable e) { // the edge to application code
            LOG.log(System.Logger.Level.WARNING, socketId + ": a disconnect listener failed", e);
        }
    }
}
