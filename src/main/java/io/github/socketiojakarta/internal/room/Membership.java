package io.github.socketiojakarta.internal.room;

import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.RoomLimitException;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of one socket, as long as it is there.
 *
 * <pre>
 *   open --end()--&gt; ending, while changes are under way --the last is through--&gt; ended
 * </pre>
 *
 * <p>An adapter knows sockets by their ids only, and a client that comes back gets the id of the socket it had before. So
 * whatever that socket has begun to change must be through before it is taken out of its rooms, and it can change nothing
 * afterwards: neither does it stay in a room for good, nor does it touch the rooms of its successor.
 *
 * <p>Thread-safe: changes are counted while they are under way. Nobody waits: whoever ends goes on after the last change.
 */
public final class Membership {

    private static final AtomicIntegerFieldUpdater<Membership> CHANGES =
            AtomicIntegerFieldUpdater.newUpdater(Membership.class, "changes");

    /** Added to the changes that are under way, when no more may begin. */
    private static final int ENDING = Integer.MIN_VALUE;

    private final String socketId;
    private final Adapter adapter;
    private final ServerContext context;
    private final SerialLane lane;
    private final RoomLimit limit;
    private volatile int changes;

    /** What is done when the socket has ended; written before no more changes may begin. */
    private @Nullable Runnable whenEnded;

    /** Creates the membership of a socket that is in no room. */
    public Membership(String socketId, Adapter adapter, ServerContext context, SerialLane lane) {
        this.socketId = socketId;
        this.adapter = adapter;
        this.context = context;
        this.lane = lane;
        this.limit = new RoomLimit(context.options().maxRooms());
    }

    /** Returns the rooms; none if the socket has left. */
    public Set<String> rooms() {
        return changes < 0 ? Set.of() : adapter.socketRooms(socketId);
    }

    /**
     * Joins rooms, as the application wishes; returns false if the socket is no member of anything any more.
     *
     * @throws RoomLimitException if these are too many
     */
    public boolean join(String... rooms) {
        List<String> names = List.of(rooms);
        return change(() -> {
            if (!limit.admits(names, socketId, () -> adapter.socketRooms(socketId))) {
                throw tooMany(names);
            }
            adapter.addAll(socketId, names);
        });
    }

    private RoomLimitException tooMany(List<String> names) {
        context.limits().exceeded(Limit.MAX_ROOMS);
        return new RoomLimitException("Socket " + socketId + " cannot join " + names + ": it may be in "
                + context.options().maxRooms()
                + " rooms. Leave rooms that are no longer needed, or raise the option maxRooms");
    }

    /** Joins the rooms that the server chooses; returns false if the socket is no member of anything any more. */
    public boolean enter(Collection<String> rooms) {
        return change(() -> {
            adapter.addAll(socketId, rooms);
            limit.forget();
        });
    }

    /** Leaves rooms; returns false if the socket is no member of anything any more. */
    public boolean leave(String... rooms) {
        List<String> names = List.of(rooms);
        return change(() -> names.forEach(room -> adapter.del(socketId, room)));
    }

    private boolean change(Runnable change) {
        if (!begin()) {
            return false;
        }
        try {
            change.run();
        } finally {
            if (CHANGES.decrementAndGet(this) == ENDING && whenEnded != null) {
                lane.submit(whenEnded);
            }
        }
        return true;
    }

    private boolean begin() {
        int now = changes;
        while (now >= 0) {
            if (CHANGES.compareAndSet(this, now, now + 1)) {
                return true;
            }
            now = changes;
        }
        return false;
    }

    /**
     * Lets no more changes begin; called once, on the lane.
     *
     * @param code called on the lane when none is under way
     */
    public void end(Runnable code) {
        whenEnded = code;
        if (CHANGES.addAndGet(this, ENDING) == ENDING) {
            code.run();
        }
    }
}
