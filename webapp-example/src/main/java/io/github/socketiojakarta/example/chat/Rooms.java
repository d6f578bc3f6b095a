package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.example.store.RoomNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The rooms of the chat, which visitors can add to. Thread-safe. */
@ApplicationScoped
public class Rooms {

    /** Where visitors are who have not said where they want to be. */
    static final String FIRST = "General";

    private static final int MOST = 50;

    @Inject
    RoomNames names;

    /** Returns their names, in the order in which they are shown. */
    public List<String> all() {
        return names.all();
    }

    boolean contains(String room) {
        return names.all().contains(room);
    }

    String require(String room) {
        if (!contains(room)) {
            throw new EventRefusedException("unknown", "There is no room " + room);
        }
        return room;
    }

    void create(String room) {
        List<String> all = names.all();
        if (all.stream().anyMatch(room::equalsIgnoreCase)) {
            throw new EventRefusedException("exists", "There is a room " + room + " already");
        }
        if (all.size() >= MOST) {
            throw new EventRefusedException("full", "There are " + MOST + " rooms, and there cannot be more");
        }
        names.add(room);
    }
}
