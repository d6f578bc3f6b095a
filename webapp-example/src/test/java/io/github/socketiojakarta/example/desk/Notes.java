package io.github.socketiojakarta.example.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has been seen where nobody can be told. */
@ApplicationScoped
public class Notes {

    private final List<String> entries = new CopyOnWriteArrayList<>();

    void note(String entry) {
        entries.add(entry);
    }

    List<String> entries() {
        return List.copyOf(entries);
    }
}
