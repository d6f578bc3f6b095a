package io.github.socketiojakarta.internal.room;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Supplier;

/**
 * How many rooms one socket may join, besides its own.
 *
 * <p>Only the adapter knows how many there are, and it may need time to say so. So what is joined is counted here, as if
 * every room were new and none were ever left, and the adapter is asked when this count reaches the limit. Thread-safe
 * without locks: threads that join at the very same moment may get in a few rooms more.
 */
final class RoomLimit {

    /** Instead of an object for each socket. */
    private static final AtomicIntegerFieldUpdater<RoomLimit> AT_MOST =
            AtomicIntegerFieldUpdater.newUpdater(RoomLimit.class, "atMost");

    private final int max;

    /** At least the number of rooms; the limit itself if that is not known. */
    private volatile int atMost;

    RoomLimit(int max) {
        this.max = max;
        this.atMost = max;
    }

    /** Notes that the socket may have got into rooms by another way. */
    void forget() {
        atMost = max;
    }

    /**
     * Counts rooms that are about to be joined.
     *
     * @param own the socket's own room
     * @param present finds the rooms the socket is in
     * @return whether it may join them all
     */
    boolean admits(Collection<String> rooms, String own, Supplier<Set<String>> present) {
        int before = atMost;
        int after = before + rooms.size();
        if (after >= before && after <= max && AT_MOST.compareAndSet(this, before, after)) {
            return true;
        }
        Set<String> all = new HashSet<>(present.get());
        all.addAll(rooms);
        all.remove(own);
        atMost = Math.min(max, all.size());
        return all.size() <= max;
    }
}
