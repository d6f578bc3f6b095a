package io.github.socketiojakarta.internal.engine;

import java.util.Optional;

/** The HTTP session that a request came with, of which the engine knows only that it can end. Thread-safe. */
public interface WebSession {

    /** Returns whether it has ended, so that what was allowed to its client must not be allowed any more. */
    boolean hasEnded();

    /**
     * Asks for an action when it ends, soon after, on a thread of the server; also if it has ended already. The action
     * may be run more than once.
     *
     * @return what is to be run when the action is not needed any more
     */
    Runnable onEnd(Runnable action);

    /** Returns the container's object, if it is of that type. */
    <T> Optional<T> unwrap(Class<T> type);
}
