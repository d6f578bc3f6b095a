package io.github.socketiojakarta.chaos;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers for everybody and for the members of a room, which go on when the server is started again. Thread-safe. */
final class Streams {

    static final List<String> ROOMS = List.of("odd", "even");

    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, AtomicInteger> rooms = Map.of("odd", new AtomicInteger(), "even", new AtomicInteger());

    AtomicInteger all() {
        return all;
    }

    AtomicInteger room(String name) {
        return rooms.get(name);
    }
}
