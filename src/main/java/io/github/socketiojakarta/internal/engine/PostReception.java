package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.Payload;

/** One POST of a session, from its first byte to its answer. Used by one thread at a time but for the answer. */
public final class PostReception {

    private final ServerSession session;
    private final PostSlot slot;
    private final Inflow inflow;

    PostReception(ServerSession session, PostSlot slot, Inflow inflow) {
        this.session = session;
        this.slot = slot;
        this.inflow = inflow;
    }

    /**
     * Takes the whole body.
     *
     * @param accepted run once, on any thread, when the request is to be answered because the client may send the next
     * @return whether it was a payload; if not, the session has ended, and the answer is the status 400
     */
    public boolean complete(Payload body, Runnable accepted) {
        if (!slot.receive(body)) {
            slot.free();
            return false;
        }
        inflow.afterPost(session, () -> {
            slot.free();
            accepted.run();
        });
        return true;
    }

    /** Ends the session, because the body is too large. */
    public void tooLarge() {
        inflow.tooLarge();
        fail(EngineCloseReason.TRANSPORT_ERROR, "payload too large");
    }

    /** Ends the session, because the body has taken too long. */
    public void tooLate() {
        inflow.tooLate();
        fail(EngineCloseReason.TRANSPORT_ERROR, "http request timeout");
    }

    /** Ends the session, because the body broke off or cannot be text. */
    public void fail(EngineCloseReason reason, String detail) {
        slot.free();
        session.requestFailed(reason, detail);
    }
}
