package io.github.socketiojakarta.example.chat;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rooms of the chat and what was said there last. Thread-safe. */
@ApplicationScoped
public class Rooms {

    /** Their names, in the order in which they are shown. */
    public static final List<String> NAMES = List.of("General", "Help", "Random");

    private static final int HISTORY = 50;

    private final Map<String, Deque<Message>> history = new LinkedHashMap<>();

    Rooms() {
        NAMES.forEach(name -> history.put(name, new ArrayDeque<>()));
    }

    boolean contains(String room) {
        return history.containsKey(room);
    }

    void remember(Message message) {
        Deque<Message> messages = history.get(message.room());
        synchronized (messages) {
            messages.addLast(message);
            if (messages.size() > HISTORY) {
                messages.removeFirst();
            }
        }
    }

    List<Message> history(String room) {
        Deque<Message> messages = history.get(room);
        synchronized (messages) {
            return new ArrayList<>(messages);
        }
    }
}
