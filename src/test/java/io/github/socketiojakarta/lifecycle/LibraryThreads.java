package io.github.socketiojakarta.lifecycle;

import java.util.List;

/** The threads that the library has started. */
final class LibraryThreads {

    private LibraryThreads() {}

    /** Returns the names of those that run. */
    static List<String> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("socketio-"))
                .toList();
    }
}
