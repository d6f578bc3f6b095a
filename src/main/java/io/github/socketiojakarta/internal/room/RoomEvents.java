package io.github.socketiojakarta.internal.room;

import io.github.socketiojakarta.RoomListener;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells the room listeners of one namespace what changes, in the order of the changes. A change is noted in the step that makes
 * it, and told afterwards: by the thread that has made it, or by another one that is telling just then.
 *
 * <p>Thread-safe, without a lock: whoever raises the number of calls from none tells what is noted, also for those who call
 * meanwhile.
 */
public final class RoomEvents {

    private static final System.Logger LOG = System.getLogger(RoomEvents.class.getName());

    private record Noted(RoomIndex.Change change, String room, String socketId) {}

    private final String namespace;
    private final Supplier<List<RoomListener>> listeners;
    private final ConcurrentLinkedQueue<Noted> noted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();

    /** Creates what tells the listeners there are at the time. */
    public RoomEvents(String namespace, Supplier<List<RoomListener>> listeners) {
        this.namespace = namespace;
        this.listeners = listeners;
    }

    /** Notes a change; called in the step of the room that makes it, so it calls nobody. */
    public void note(RoomIndex.Change change, String room, String socketId) {
        if (change != RoomIndex.Change.NONE && !listeners.get().isEmpty()) {
            noted.add(new Noted(change, room, socketId));
        }
    }

    /** Tells what is noted; called after a change. */
    public void tell() {
        if (noted.isEmpty() || calls.getAndIncrement() != 0) {
            return; // there is nothing, or whoever tells just now looks once more
        }
        int answered = 1;
        while (answered != 0) {
            for (Noted event = noted.poll(); event != null; event = noted.poll()) {
                tell(event);
            }
            answered = calls.addAndGet(-answered);
        }
    }

    private void tell(Noted event) {
        String room = event.room;
        switch (event.change) {
            case NONE -> {}
            case JOINED_AS_FIRST -> {
                tell(listener -> listener.roomCreated(room));
                tell(listener -> listener.roomJoined(room, event.socketId));
            }
            case JOINED -> tell(listener -> listener.roomJoined(room, event.socketId));
            case LEFT -> tell(listener -> listener.roomLeft(room, event.socketId));
            case LEFT_AS_LAST -> {
                tell(listener -> listener.roomLeft(room, event.socketId));
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
