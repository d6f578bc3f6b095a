package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.Payload;

/** One POST of a session, from its first byte to its answer. Used by one thread at a time. */
public final class PostReception {

    private final ServerSession session;
    private final PollingTransport polling;

    PostReception(ServerSession session, PollingTransport polling) {
        this.session = session;
        this.polling = polling;
    }

    /**
     * Takes the whole body.
     *
     * @return whether it was a payload; if not, the session has ended, and the answer is the status 400
     */
    public boolean complete(Payload body) {
        boolean valid = polling.receive(body);
        polling.endPost();
        return valid;
    }

    /** Drops a body that is too large; the session goes on. */
    public void tooLarge() {
        session.exceeded(EngineLimit.MAX_HTTP_BUFFER_SIZE);
        polling.endPost();
    }

    /** Ends the session, because the body broke off or cannot be text. */
    public void fail(EngineCloseReason reason, String detail) {
        polling.endPost();
        session.fail(reason, detail);
    }
}
