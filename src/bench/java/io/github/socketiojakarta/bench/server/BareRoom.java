package io.github.socketiojakarta.bench.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that take part in a broadcast. */
final class BareRoom {

    private final Set<BareSender> members = ConcurrentHashMap.newKeySet();

    void join(BareSender member) {
        members.add(member);
    }

    void leave(BareSender member) {
        members.remove(member);
    }

    void send(String text) {
        members.forEach(member -> member.send(text));
    }
}
