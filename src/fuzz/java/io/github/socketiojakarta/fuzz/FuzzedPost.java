package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.PostExchange;
import io.github.socketiojakarta.internal.engine.PostReception;
import io.github.socketiojakarta.internal.engine.packet.Payload;

/** A POST whose body is on its way. */
final class FuzzedPost implements PostExchange {

    private PostReception reception;
    private boolean ended;

    void begun(PostReception newReception) {
        reception = newReception;
        ended |= newReception == null;
    }

    boolean hasEnded() {
        return ended;
    }

    void complete(Payload body) {
        if (!ended) {
            ended = true;
            reception.complete(body);
        }
    }

    void tooLarge() {
        if (!ended) {
            ended = true;
            reception.tooLarge();
        }
    }

    void breakOff() {
        if (!ended) {
            ended = true;
            reception.fail(EngineCloseReason.TRANSPORT_ERROR, "broke off");
        }
    }

    @Override
    public void abort() {
        ended = true;
    }
}
