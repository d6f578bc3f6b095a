package io.github.socketiojakarta.internal.cluster.request;

import io.github.socketiojakarta.cluster.ClusterMessage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which servers still owe a response. By their ids if those are known, otherwise by their number. Not thread-safe: the request
 * guards it.
 */
final class Awaited {

    /** More servers are not believed: whoever makes up names must not fill the memory. */
    static final int MAX_SERVERS = 1_000;

    private final Set<String> missing;
    private final Set<String> heard = new HashSet<>();
    private final boolean byNumber;
    private int outstanding;

    Awaited(Expected expected) {
        this.missing = new HashSet<>(expected.ids());
        this.byNumber = expected.ids().isEmpty();
        this.outstanding = expected.count();
    }

    /** Notes a response; returns false if it is one too many. */
    boolean answered(Optional<String> sender) {
        if (sender.isEmpty()) {
            return countDown();
        }
        boolean isTooMuch = heard.size() >= MAX_SERVERS && !missing.contains(sender.get());
        if (isTooMuch || sender.get().equals(ClusterMessage.EMITTER) || !heard.add(sender.get())) {
            return false;
        }
        boolean wasExpected = byNumber ? outstanding > 0 : missing.remove(sender.get());
        if (wasExpected) {
            outstanding--;
        }
        return true; // one who came later counts too
    }

    private boolean countDown() {
        boolean wasExpected = outstanding > 0;
        if (wasExpected) {
            outstanding--;
        }
        return wasExpected;
    }

    /** Waits no longer for a server that is gone; if only the number is known, nobody can say whether it was counted. */
    void gone(String serverId) {
        if (missing.remove(serverId)) {
            outstanding--;
        }
    }

    boolean isOver() {
        return outstanding <= 0;
    }

    int count() {
        return Math.max(0, outstanding);
    }

    /** Returns who is missing; nothing if only the number is known. */
    Set<String> ids() {
        return Set.copyOf(missing);
    }
}
