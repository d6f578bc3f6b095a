package io.github.socketiojakarta.internal.socket;

import org.jspecify.annotations.Nullable;

/** Who waits for a socket to leave, which takes memory only if somebody does. Thread-safe. */
final class Leaving {

    private final String socketId;
    private final SerialLane lane;
    private volatile @Nullable LeaveListeners disconnecting;
    private volatile @Nullable LeaveListeners disconnected;

    Leaving(String socketId, SerialLane lane) {
        this.socketId = socketId;
        this.lane = lane;
    }

    /** Returns the listeners that are called while the socket is in its rooms. */
    LeaveListeners disconnecting() {
        LeaveListeners listeners = disconnecting;
        return listeners == null ? createDisconnecting() : listeners;
    }

    private synchronized LeaveListeners createDisconnecting() {
        LeaveListeners listeners = disconnecting;
        if (listeners == null) {
            listeners = new LeaveListeners(socketId, lane);
            disconnecting = listeners;
        }
        return listeners;
    }

    /** Returns the listeners that are called when it has left them. */
    LeaveListeners disconnected() {
        LeaveListeners listeners = disconnected;
        return listeners == null ? createDisconnected() : listeners;
    }

    private synchronized LeaveListeners createDisconnected() {
        LeaveListeners listeners = disconnected;
        if (listeners == null) {
            listeners = new LeaveListeners(socketId, lane);
            disconnected = listeners;
        }
        return listeners;
    }
}
