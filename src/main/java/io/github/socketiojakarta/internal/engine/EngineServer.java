package io.github.socketiojakarta.internal.engine;

/** Owns the sessions. */
public final class EngineServer {

    /** Returns the number of open sessions. */
    public int sessionCount() {
        return 0;
    }

    /** Closes every session with {@link EngineCloseReason#SERVER_SHUTTING_DOWN} and refuses new ones. */
    public void close() {}
}
