package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.Payload;

/** One POST of a session, from its first byte to its answer. Used by one thread at a time but for the answer. */
public final class PostReception {

    private final ServerSession session;
    private final PollingTransport polling;
    private final Inflow inflow;

    PostReception(ServerSession session, PollingTransport polling, Inflow inflow) {
        this.session = session;
        this.polling = polling;
        this.inflow = inflow;
    }

    /**
     * Takes the whole body.
     *
     * @param accepted run once, on any thread, when the request is to be answered because the client may send the next
     * @return whether it was a payload; if not, the session has ended, and the answer is the status 400
     */
    public boolean complete(Payload body, Runnable accepted) {
        if (!polling.receive(body)) {
            polling.endPost();
            return false;
        }
        inflow.afterPost(session, () -> {
            polling.endPost();
            accepted.run();
        });
        return true;
    }

    /** Drops a body that is too large; the session goes on. */
    public void tooLarge() {
        inflow.tooLarge();
        polling.endPost();
    }

    /** Ends the session, because the body broke off or cannot be text. */
    public void fail(EngineCloseReason reason, String detail) {
        polling.endPost();
        session.fail(reason, detail);
    }
}
