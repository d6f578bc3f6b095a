package io.github.socketiojakarta.example.beans;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has happened, for all. */
@ApplicationScoped
public class Ledger {

    private final List<String> entries = new CopyOnWriteArrayList<>();

    /** Notes one thing and returns the number of all. */
    public int note(String entry) {
        entries.add(entry);
        return entries.size();
    }

    List<String> entries() {
        return List.copyOf(entries);
    }
}
