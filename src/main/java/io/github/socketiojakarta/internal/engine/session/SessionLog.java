package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.LogText;

/**
 * What happens to sessions, one line each at level DEBUG, which starts with the beginning of the session's id. Nothing of it is made
 * while nobody wants to read it. URLs are left out: applications put secrets into their queries. Thread-safe.
 */
public final class SessionLog {

    private static final System.Logger LOG = System.getLogger(SessionLog.class.getName());
    private static final System.Logger.Level LEVEL = System.Logger.Level.DEBUG;

    private SessionLog() {}

    static void opened(EngineSession session) {
        if (LOG.isLoggable(LEVEL)) {
            EngineRequest request = session.request();
            LOG.log(
                    LEVEL,
                    "{0}: session opened: {1}, protocol {2}, from {3}",
                    LogText.ofSecret(session.id()),
                    session.transport().wireName(),
                    session.protocol(),
                    LogText.of(request.remoteAddress()));
        }
    }

    static void upgraded(EngineSession session) {
        if (LOG.isLoggable(LEVEL)) {
            LOG.log(
                    LEVEL,
                    "{0}: session upgraded to {1}",
                    LogText.ofSecret(session.id()),
                    session.transport().wireName());
        }
    }

    /** Says that a WebSocket has come for a session that cannot be upgraded. */
    public static void upgradeRefused(EngineSession session) {
        if (LOG.isLoggable(LEVEL)) {
            LOG.log(
                    LEVEL,
                    "{0}: upgrade refused: not open on polling, or upgraded already",
                    LogText.ofSecret(session.id()));
        }
    }

    static void ended(EngineSession session, EngineCloseReason reason, String detail) {
        if (LOG.isLoggable(LEVEL)) {
            LOG.log(LEVEL, "{0}: session ended: {1} ({2})", LogText.ofSecret(session.id()), reason, LogText.of(detail));
        }
    }

    /** Says which request was refused, and why. */
    public static void refused(CurrentRequest request, String reason) {
        if (LOG.isLoggable(LEVEL)) {
            String sid = request.parameter("sid");
            LOG.log(
                    LEVEL,
                    "{0}: {1} refused: {2}; transport {3}, protocol {4}, origin {5}, from {6}",
                    sid == null || sid.isEmpty() ? "no session" : LogText.ofSecret(sid),
                    LogText.of(request.method()),
                    LogText.of(reason),
                    LogText.of(request.parameter("transport")),
                    LogText.of(request.parameter("EIO")),
                    LogText.of(request.header("origin")),
                    LogText.of(request.remoteAddress()));
        }
    }
}
