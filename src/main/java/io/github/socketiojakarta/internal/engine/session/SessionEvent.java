package io.github.socketiojakarta.internal.engine.session;

/** What can happen to a session; {@link SessionState} says what becomes of it. */
public enum SessionEvent {
    /** The layer above knows the session, which is on polling. */
    OPENED_POLLING,
    /** The layer above knows the session, which is on a WebSocket. */
    OPENED_WEBSOCKET,
    /** A WebSocket wants to take over. */
    PROBE,
    /** It broke, was too slow, or broke the rules, before it had taken over. */
    PROBE_FAILED,
    /** It takes over: the client has sent the upgrade packet. */
    UPGRADE,
    /** The layer above knows that it has taken over. */
    UPGRADED,
    /** The server ends the session. */
    CLOSE,
    /** The client ends the session: it has sent the close packet. */
    LEAVE,
    /** A GET has taken the last words. */
    LAST_POLL,
    /** The WebSocket has sent the last frame. */
    LAST_FRAME,
    /** A GET or a POST broke, or broke the rules. */
    REQUEST_FAILED,
    /** Anything else went wrong, or took too long. */
    FAIL
}
