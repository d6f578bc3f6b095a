package io.github.socketiojakarta.internal.listen;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who follows one connection, if anybody does; whoever comes after its end is told of that too. Thread-safe: the lock guards
 * who follows and whether it has ended, and nobody is called under it.
 */
public final class ConnectionFollowers {

    /** Made when somebody follows, for nobody else may be looked up for each message. */
    private volatile @Nullable TransportListeners listeners;

    @GuardedBy("this")
    private @Nullable DisconnectReason ended;

    /** Adds one that is told on the lane, by these calls. */
    public void add(TransportListener listener, ApplicationCalls calls, SerialLane lane) {
        DisconnectReason reason;
        TransportListeners late;
        synchronized (this) {
            reason = ended;
            TransportListeners present = reason == null ? listeners : null;
            late = present == null ? new TransportListeners(calls) : present;
            late.add(listener);
            if (reason == null) {
                listeners = late;
                return;
            }
        }
        late.closed(reason, lane);
    }

    /** Removes one. */
    public void remove(TransportListener listener) {
        tell(present -> present.remove(listener));
    }

    /** Tells those who follow. */
    public void tell(Consumer<TransportListeners> call) {
        TransportListeners present = listeners;
        if (present != null) {
            call.accept(present);
        }
    }

    /** Tells them, and those who come, that it has ended. */
    public void end(DisconnectReason reason, SerialLane lane) {
        synchronized (this) {
            ended = reason;
        }
        tell(present -> present.closed(reason, lane));
    }
}
