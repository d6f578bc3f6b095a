package io.github.socketiojakarta.internal.engine.session;

import java.util.EnumMap;
import java.util.Map;

/**
 * The life of a session, with all that belongs to it: this is the one table of what may happen when. The machines of the
 * single parts (the transports, an {@link UpgradeAttempt}, the exchanges of the doors, the {@link
 * Heartbeat}) are about their own work only, and ask here whether it still matters.
 *
 * <pre>
 * state              event             next
 * OPENING            OPENED_POLLING    POLLING
 * OPENING            OPENED_WEBSOCKET  WEBSOCKET
 * POLLING            PROBE             PROBING
 * POLLING            CLOSE             CLOSING_POLLING
 * POLLING            LEAVE             LEAVING
 * POLLING            REQUEST_FAILED    CLOSED
 * POLLING            FAIL              CLOSED
 * PROBING            PROBE_FAILED      POLLING
 * PROBING            UPGRADE           SWITCHING
 * PROBING            CLOSE             CLOSING_PROBING
 * PROBING            LEAVE             LEAVING
 * PROBING            REQUEST_FAILED    CLOSED
 * PROBING            FAIL              CLOSED
 * SWITCHING          UPGRADED          WEBSOCKET
 * WEBSOCKET          CLOSE             CLOSING_WEBSOCKET
 * WEBSOCKET          LEAVE             CLOSED
 * WEBSOCKET          FAIL              CLOSED
 * CLOSING_POLLING    LEAVE             LEAVING
 * CLOSING_POLLING    LAST_POLL         CLOSED
 * CLOSING_POLLING    REQUEST_FAILED    CLOSED
 * CLOSING_POLLING    FAIL              CLOSED
 * CLOSING_PROBING    PROBE_FAILED      CLOSING_POLLING
 * CLOSING_PROBING    UPGRADE           CLOSING_WEBSOCKET
 * CLOSING_PROBING    LEAVE             LEAVING
 * CLOSING_PROBING    LAST_POLL         CLOSED
 * CLOSING_PROBING    REQUEST_FAILED    CLOSED
 * CLOSING_PROBING    FAIL              CLOSED
 * CLOSING_WEBSOCKET  LEAVE             CLOSED
 * CLOSING_WEBSOCKET  LAST_FRAME        CLOSED
 * CLOSING_WEBSOCKET  FAIL              CLOSED
 * LEAVING            LAST_POLL         CLOSED
 * LEAVING            REQUEST_FAILED    CLOSED
 * LEAVING            FAIL              CLOSED
 * </pre>
 *
 * <p>What is not in the table changes nothing: the loser of a race finds that its event means nothing any more, and gives up
 * only what is its own, such as a request or the WebSocket of a probe.
 *
 * <p>In OPENING and SWITCHING, a thread is telling the layer above. An end that comes then is put off until that has
 * been said, so that nobody hears of the end before the beginning: the thread itself carries it out ({@link
 * ServerSession}).
 *
 * <p>What there is in each state, and what becomes of it when the state is left for good:
 *
 * <pre>
 *                    GET                    POST      WebSocket            heartbeat   what waits
 * OPENING            the handshake's        -         a new session's      -           is kept
 * POLLING            parked, being written  one       -                    runs        goes out with GETs
 * PROBING            the same, but          one       the probe's          runs        goes out with GETs
 *                    released with noops
 * SWITCHING          refused                refused   the session's        runs        goes out in frames
 * WEBSOCKET          refused                refused   the session's        runs        goes out in frames
 * CLOSING_POLLING    takes the rest, then   ignored   -                    deadline    goes out, 30 s at most
 *                    the close packet
 * CLOSING_PROBING    the same               ignored   the probe's          deadline    goes out, 30 s at most
 * CLOSING_WEBSOCKET  refused                refused   sends the rest,      deadline    goes out, 30 s at most
 *                                                     then closes
 * LEAVING            gets a noop            ignored   a probe's            -           is lost; 1 s at most
 * CLOSED             answered, aborted      aborted   closed               stopped     is lost
 * </pre>
 */
public enum SessionState {
    /** The layer above is being told of it. */
    OPENING,
    /** It is open on polling. */
    POLLING,
    /** It is open on polling, and a WebSocket tries to take over. */
    PROBING,
    /** The WebSocket has taken over, and the layer above is being told so. */
    SWITCHING,
    /** It is open on a WebSocket. */
    WEBSOCKET,
    /** The server ends it: GETs take the rest. */
    CLOSING_POLLING,
    /** The same, and a WebSocket may still take over. */
    CLOSING_PROBING,
    /** The server ends it: frames take the rest. */
    CLOSING_WEBSOCKET,
    /** The client has left, and is owed the answer to a GET. */
    LEAVING,
    /** It has ended. */
    CLOSED;

    /** The first table above. */
    private static final Map<SessionState, Map<SessionEvent, SessionState>> NEXT = new EnumMap<>(SessionState.class);

    static {
        after(OPENING, SessionEvent.OPENED_POLLING, POLLING);
        after(OPENING, SessionEvent.OPENED_WEBSOCKET, WEBSOCKET);
        after(POLLING, SessionEvent.PROBE, PROBING);
        after(POLLING, SessionEvent.CLOSE, CLOSING_POLLING);
        after(POLLING, SessionEvent.LEAVE, LEAVING);
        after(POLLING, SessionEvent.REQUEST_FAILED, CLOSED);
        after(POLLING, SessionEvent.FAIL, CLOSED);
        after(PROBING, SessionEvent.PROBE_FAILED, POLLING);
        after(PROBING, SessionEvent.UPGRADE, SWITCHING);
        after(PROBING, SessionEvent.CLOSE, CLOSING_PROBING);
        after(PROBING, SessionEvent.LEAVE, LEAVING);
        after(PROBING, SessionEvent.REQUEST_FAILED, CLOSED);
        after(PROBING, SessionEvent.FAIL, CLOSED);
        after(SWITCHING, SessionEvent.UPGRADED, WEBSOCKET);
        after(WEBSOCKET, SessionEvent.CLOSE, CLOSING_WEBSOCKET);
        after(WEBSOCKET, SessionEvent.LEAVE, CLOSED);
        after(WEBSOCKET, SessionEvent.FAIL, CLOSED);
        after(CLOSING_POLLING, SessionEvent.LEAVE, LEAVING);
        after(CLOSING_POLLING, SessionEvent.LAST_POLL, CLOSED);
        after(CLOSING_POLLING, SessionEvent.REQUEST_FAILED, CLOSED);
        after(CLOSING_POLLING, SessionEvent.FAIL, CLOSED);
        after(CLOSING_PROBING, SessionEvent.PROBE_FAILED, CLOSING_POLLING);
        after(CLOSING_PROBING, SessionEvent.UPGRADE, CLOSING_WEBSOCKET);
        after(CLOSING_PROBING, SessionEvent.LEAVE, LEAVING);
        after(CLOSING_PROBING, SessionEvent.LAST_POLL, CLOSED);
        after(CLOSING_PROBING, SessionEvent.REQUEST_FAILED, CLOSED);
        after(CLOSING_PROBING, SessionEvent.FAIL, CLOSED);
        after(CLOSING_WEBSOCKET, SessionEvent.LEAVE, CLOSED);
        after(CLOSING_WEBSOCKET, SessionEvent.LAST_FRAME, CLOSED);
        after(CLOSING_WEBSOCKET, SessionEvent.FAIL, CLOSED);
        after(LEAVING, SessionEvent.LAST_POLL, CLOSED);
        after(LEAVING, SessionEvent.REQUEST_FAILED, CLOSED);
        after(LEAVING, SessionEvent.FAIL, CLOSED);
    }

    private static void after(SessionState state, SessionEvent event, SessionState next) {
        NEXT.computeIfAbsent(state, row -> new EnumMap<>(SessionEvent.class)).put(event, next);
    }

    /** Returns the state after an event; the same one if the event means nothing here. */
    SessionState after(SessionEvent event) {
        return NEXT.getOrDefault(this, Map.of()).getOrDefault(event, this);
    }

    /** Returns whether a thread is telling the layer above of the session or of its upgrade. */
    boolean isTelling() {
        return this == OPENING || this == SWITCHING;
    }

    /** Returns whether the session lives, as far as the layer above knows. */
    boolean isOpen() {
        return compareTo(CLOSING_POLLING) < 0;
    }

    /** Returns whether the rest is being sent, because the server ends the session. */
    boolean isClosing() {
        return this == CLOSING_POLLING || this == CLOSING_PROBING || this == CLOSING_WEBSOCKET;
    }

    /** Returns whether the next GET takes what waits. */
    private boolean isOnPolling() {
        return this == POLLING || this == PROBING || this == CLOSING_POLLING || this == CLOSING_PROBING;
    }

    /** Returns whether a GET or a POST has to do with the session. */
    public boolean takesRequests() {
        return isOnPolling() || this == LEAVING;
    }

    /** Returns whether the session ends with the next GET, if nothing waits. */
    public boolean endsWithPoll() {
        return this == CLOSING_POLLING || this == CLOSING_PROBING || this == LEAVING;
    }
}
