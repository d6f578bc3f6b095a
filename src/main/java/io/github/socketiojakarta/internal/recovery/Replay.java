package io.github.socketiojakarta.internal.recovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a client has missed at other servers, as the store of the cluster knows it. That overlaps with what this server has got
 * meanwhile, and may be ahead of it: each event is sent once. Immutable.
 *
 * @param missed the events, in their order
 */
record Replay(List<MissedEvent> missed) {

    static final Replay NOTHING = new Replay(List.of());

    private Set<String> offsets() {
        Set<String> offsets = new HashSet<>();
        missed.forEach(event -> offsets.add(event.offset()));
        return offsets;
    }

    /** Returns all events for the client, with those that this server has got since the store was asked. */
    List<MissedEvent> with(List<MissedEvent> here) {
        if (missed.isEmpty()) {
            return here;
        }
        Set<String> known = offsets();
        List<MissedEvent> all = new ArrayList<>(missed);
        here.stream().filter(event -> !known.contains(event.offset())).forEach(all::add);
        return all;
    }

    /**
     * Returns the offsets of the events that have not come to this server yet: when they do, the client has them.
     *
     * @param isHere whether an event has come
     */
    Set<String> ahead(Predicate<String> isHere) {
        Set<String> ahead = offsets();
        ahead.removeIf(isHere);
        return ahead;
    }
}
