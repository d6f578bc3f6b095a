package io.github.socketiojakarta.example;

import java.util.Locale;

/** The threads that listeners run on. */
enum ListenerKind {
    INLINE(""),
    MANAGED("java:comp/DefaultManagedExecutorService"),
    VIRTUAL("virtual");

    private final String executor;

    ListenerKind(String executor) {
        this.executor = executor;
    }

    /** The option of the Socket.IO server. */
    String parameter() {
        return this == INLINE ? "" : WebXml.parameter("executor", executor);
    }

    boolean isPossible() {
        return this != VIRTUAL || Runtime.version().feature() >= 21;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
