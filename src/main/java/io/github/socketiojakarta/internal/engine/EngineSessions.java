package io.github.socketiojakarta.internal.engine;

/** All sessions of a server, as the layer above sees them. Thread-safe. */
public interface EngineSessions {

    /** Returns the number of sessions, those that are still closing among them. */
    int sessionCount();

    /** Refuses new sessions from now on; those there are go on. */
    void stopAccepting();

    /** Closes every session with {@link EngineCloseReason#SERVER_SHUTTING_DOWN} and refuses new ones. */
    void close();
}
