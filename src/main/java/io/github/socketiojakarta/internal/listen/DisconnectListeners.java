package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.internal.lane.SerialLane;
import org.jspecify.annotations.Nullable;

/** Who waits for a socket to disconnect, which takes memory only if somebody does. Thread-safe. */
public final class DisconnectListeners {

    private final String socketId;
    private final SerialLane lane;
    private volatile @Nullable DisconnectListenerList disconnecting;
    private volatile @Nullable DisconnectListenerList disconnected;

    /** Creates the listeners of a socket that is connected. */
    public DisconnectListeners(String socketId, SerialLane lane) {
        this.socketId = socketId;
        this.lane = lane;
    }

    /** Returns the listeners that are called while the socket is in its rooms. */
    public DisconnectListenerList disconnecting() {
        DisconnectListenerList listeners = disconnecting;
        return listeners == null ? createDisconnecting() : listeners;
    }

    private synchronized DisconnectListenerList createDisconnecting() {
        DisconnectListenerList listeners = disconnecting;
        if (listeners == null) {
            listeners = new DisconnectListenerList(socketId, lane);
            disconnecting = listeners;
        }
        return listeners;
    }

    /** Returns the listeners that are called when it has left them. */
    public DisconnectListenerList disconnected() {
        DisconnectListenerList listeners = disconnected;
        return listeners == null ? createDisconnected() : listeners;
    }

    private synchronized DisconnectListenerList createDisconnected() {
        DisconnectListenerList listeners = disconnected;
        if (listeners == null) {
            listeners = new DisconnectListenerList(socketId, lane);
            disconnected = listeners;
        }
        return listeners;
    }
}
