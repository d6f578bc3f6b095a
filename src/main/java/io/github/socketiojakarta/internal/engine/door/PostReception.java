package io.github.socketiojakarta.internal.engine.door;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.packet.Payload;

/** One POST of a session, from its first byte to its answer. Used by one thread at a time but for the answer. */
public interface PostReception {

    /**
     * Takes the whole body.
     *
     * @param accepted run once, on any thread, when the request is to be answered because the client may send the next
     * @return whether it was a payload; if not, the session has ended, and the answer is the status 400
     */
    boolean complete(Payload body, Runnable accepted);

    /** Ends the session, because the body is too large. */
    void tooLarge();

    /** Ends the session, because the body has taken too long. */
    void tooLate();

    /** Ends the session, because the body broke off or cannot be text. */
    void fail(EngineCloseReason reason, String detail);
}
