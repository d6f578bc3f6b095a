package io.github.socketiojakarta.internal.socket;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * How many rooms one socket may join, besides its own.
 *
 * <p>Only the adapter knows how many there are, and it may need time to say so. So what is joined is counted here, as if
 * every room were new and none were ever left, and the adapter is asked when this count reaches the limit. Thread-safe
 * without locks: threads that join at the very same moment may get in a few rooms more.
 */
final class RoomLimit {

    private final int max;

    /** At least the number of rooms; the limit itself if that is not known. */
    private final AtomicInteger atMost;

    RoomLimit(int max) {
        this.max = max;
        this.atMost = new AtomicInteger(max);
    }

    /** Notes that the socket may have got into rooms by another way. */
    void forget() {
        atMost.set(max);
    }

    /**
     * Counts rooms that are about to be joined.
     *
     * @param own the socket's own room
     * @param present finds the rooms the socket is in
     * @return whether it may join them all
     */
    boolean admits(Collection<String> rooms, String own, Supplier<Set<String>> present) {
        int before = atMost.get();
        int after = before + rooms.size();
        if (after >= before && after <= max && atMost.compareAndSet(before, after)) {
            return true;
        }
        Set<String> all = new HashSet<>(present.get());
        all.addAll(rooms);
        all.remove(own);
        atMost.set(Math.min(max, all.size()));
        return all.size() <= max;
    }
}
