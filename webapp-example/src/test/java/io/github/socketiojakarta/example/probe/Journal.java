package io.github.socketiojakarta.example.probe;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the application's own code has seen, in its order. Thread-safe. */
public final class Journal {

    private final List<String> entries = new CopyOnWriteArrayList<>();

    /** Returns the journal of a web application, which begins with the first call. */
    public static Journal of(ServletContext context) {
        synchronized (Journal.class) {
            String name = Journal.class.getName();
            if (!(context.getAttribute(name) instanceof Journal)) {
                context.setAttribute(name, new Journal());
            }
            return (Journal) context.getAttribute(name);
        }
    }

    /** Notes one thing. */
    public void note(String entry) {
        entries.add(entry);
    }

    List<String> entries() {
        return entries;
    }
}
