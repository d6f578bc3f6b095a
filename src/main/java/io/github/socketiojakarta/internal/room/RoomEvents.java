package io.github.socketiojakarta.internal.room;

import io.github.socketiojakarta.RoomListener;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells the room listeners of one namespace what changes. Thread-safe; the listeners are called on the thread that has made
 * the change.
 */
public final class RoomEvents {

    private static final System.Logger LOG = System.getLogger(RoomEvents.class.getName());

    private final String namespace;
    private final Supplier<List<RoomListener>> listeners;

    /** Creates what tells the listeners there are at the time. */
    public RoomEvents(String namespace, Supplier<List<RoomListener>> listeners) {
        this.namespace = namespace;
        this.listeners = listeners;
    }

    /** Tells what a change did to a room. */
    public void tell(RoomIndex.Change change, String room, String socketId) {
        switch (change) {
            case NONE -> {}
            case JOINED_AS_FIRST -> {
                tell(listener -> listener.roomCreated(room));
                tell(listener -> listener.roomJoined(room, socketId));
            }
            case JOINED -> tell(listener -> listener.roomJoined(room, socketId));
            case LEFT -> tell(listener -> listener.roomLeft(room, socketId));
            case LEFT_AS_LAST -> {
                tell(listener -> listener.roomLeft(room, socketId));
                tell(listener -> listener.roomDeleted(room));
            }
        }
    }

    private void tell(Consumer<RoomListener> call) {
        for (RoomListener listener : listeners.get()) {
            try {
                call.accept(listener);
            } catch (Throwable e) { // the edge to application code
                LOG.log(System.Logger.Level.WARNING, "A room listener of " + namespace + " failed", e);
            }
        }
    }
}
