package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.SessionReceiverFactory;

/**
 * What the sessions of one server share. Immutable.
 *
 * @param options the settings
 * @param threads the threads
 * @param listener who is told of new sessions
 * @param hooks who is told of limits that are exceeded
 * @param backpressure what keeps clients from sending too fast
 * @param owner who has opened them
 */
public record SessionContext(
        EngineOptions options,
        EngineThreads threads,
        SessionReceiverFactory listener,
        EngineHooks hooks,
        Backpressure backpressure,
        Owner owner) {

    /** Who has the sessions of a server. Thread-safe. */
    public interface Owner {

        /** Returns whether no session may be opened any more. */
        boolean isClosed();

        /** Called when a session has ended for good. */
        void remove(EngineSession session);
    }
}
