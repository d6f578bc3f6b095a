package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.PostExchange;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.Payload;

/** A POST whose body is on its way, or taken, and which has ended when it is answered or given up. */
final class FuzzedPost implements PostExchange {

    private PostReception reception;
    private boolean taken;
    private boolean ended;

    void begun(PostReception newReception) {
        reception = newReception;
        taken = newReception == null;
        ended = taken;
    }

    boolean hasEnded() {
        return ended;
    }

    void complete(Payload body) {
        if (!taken) {
            taken = true;
            if (!reception.complete(body, () -> ended = true)) {
                ended = true;
            }
        }
    }

    void tooLarge() {
        if (!taken) {
            taken = true;
            ended = true;
            reception.tooLarge();
        }
    }

    void breakOff() {
        if (!taken) {
            taken = true;
            ended = true;
            reception.fail(EngineCloseReason.TRANSPORT_ERROR, "broke off");
        }
    }

    @Override
    public void abort() {
        taken = true;
        ended = true;
    }
}
