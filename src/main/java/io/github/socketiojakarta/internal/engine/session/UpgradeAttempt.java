package io.github.socketiojakarta.internal.engine.session;

/** Another transport that tries to take over a session. Thread-safe. */
@FunctionalInterface
public interface UpgradeAttempt {

    /** Gives up, as there is nothing left that could be taken over. */
    void sessionEnded();
}
