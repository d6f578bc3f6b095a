package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.internal.context.RandomIds;
import java.util.concurrent.atomic.AtomicLong;

/** Names the events of one log, which clients repeat when they come back. Thread-safe. */
final class EventOffsets {

    /** No other log has these offsets: that of another server, or of a namespace that was here before. */
    private final String epoch = RandomIds.nextEpoch();

    private final AtomicLong next = new AtomicLong();

    /** Returns whether an event is named by this; otherwise by the medium of the cluster. */
    boolean isOwn(String offset) {
        return offset.startsWith(epoch);
    }

    /** Returns the name of one more event. */
    String next() {
        return epoch + Long.toString(next.getAndIncrement(), Character.MAX_RADIX);
    }
}
