package io.github.socketiojakarta.internal.engine.polling;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.session.Backpressure;
import io.github.socketiojakarta.internal.engine.session.ServerSession;

/** A POST that has its session's {@link PostSlot}. */
final class ReceivedPost implements PostReception {

    private final ServerSession session;
    private final PostSlot slot;

    ReceivedPost(ServerSession session, PostSlot slot) {
        this.session = session;
        this.slot = slot;
    }

    @Override
    public boolean complete(Payload body, Runnable accepted) {
        if (!slot.receive(body)) {
            slot.free();
            return false;
        }
        backpressure().afterPost(session, session.connection(), () -> {
            slot.free();
            accepted.run();
        });
        return true;
    }

    @Override
    public void tooLarge() {
        backpressure().tooLarge();
        fail(EngineCloseReason.TRANSPORT_ERROR, "payload too large");
    }

    @Override
    public void tooLate() {
        backpressure().tooLate();
        fail(EngineCloseReason.TRANSPORT_ERROR, "http request timeout");
    }

    @Override
    public void fail(EngineCloseReason reason, String detail) {
        slot.free();
        session.requestFailed(reason, detail);
    }

    private Backpressure backpressure() {
        return session.context().backpressure();
    }
}
