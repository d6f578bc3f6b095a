package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.internal.outgoing.Broadcast;
import java.util.Collection;

/**
 * Sends a broadcast to one member after the other, a few at a time: first it looks who is ready, then it sends to those, and
 * then to the others, for whom the broadcast has to wait.
 *
 * <p>To look is worth its time: nothing of a member of a large room is in a processor's cache, and the memory of many is
 * fetched side by side while we look, but one after the other while we send. Confined to the thread that sends.
 */
final class Delivery {

    private static final int GROUP = 16;

    private final Broadcast broadcast;
    private final NamespaceSocket[] group;
    private int size;

    private Delivery(Broadcast broadcast, int members) {
        this.broadcast = broadcast;
        this.group = new NamespaceSocket[Math.max(1, Math.min(GROUP, members))];
    }

    /** Sends to all of them that are connected. */
    static void deliver(Broadcast broadcast, Collection<NamespaceSocket> members) {
        Delivery delivery = new Delivery(broadcast, members.size());
        for (NamespaceSocket member : members) {
            delivery.add(member);
        }
        delivery.send();
    }

    private void add(NamespaceSocket member) {
        group[size++] = member;
        if (size == group.length) {
            send();
        }
    }

    private void send() {
        int ready = 0;
        for (int i = 0; i < size; i++) {
            if (group[i].isReady()) {
                ready |= 1 << i;
            }
        }
        send(ready);
        send(~ready);
        size = 0;
    }

    private void send(int members) {
        for (int i = 0; i < size; i++) {
            if ((members & 1 << i) != 0) {
                boolean unused = group[i].deliver(broadcast);
            }
        }
    }
}
