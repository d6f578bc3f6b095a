package io.github.socketiojakarta.internal.engine.polling;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.PostExchange;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketException;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * The one POST that a session on polling may have under way.
 *
 * <pre>
 *   FREE --begin--&gt; RECEIVING --the body is there--&gt; PROCESSING --answered--&gt; FREE
 *                       |--the session ends or is upgraded--&gt; aborted
 * </pre>
 *
 * <p>Thread-safe; the lock guards the slot, and nothing is called under it.
 */
final class PostSlot {

    private final ServerSession session;

    @GuardedBy("this")
    private boolean taken;

    /** The POST whose body is still on its way; null while none is, also while a whole body is being processed. */
    @GuardedBy("this")
    private @Nullable PostExchange receiving;

    PostSlot(ServerSession session) {
        this.session = session;
    }

    /** Registers a POST; if it returns false, the POST must be refused. A second one at the same time ends the session. */
    boolean begin(PostExchange exchange) {
        if (!session.state().takesRequests()) {
            return false;
        }
        if (!take(exchange)) {
            session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "overlapping POST requests");
            return false;
        }
        if (!session.state().takesRequests()) { // that changed just now, and nobody may have seen the POST
            abort();
        }
        return true;
    }

    private synchronized boolean take(PostExchange exchange) {
        if (taken) {
            return false;
        }
        taken = true;
        receiving = exchange;
        return true;
    }

    /**
     * Takes the body of a POST.
     *
     * @return whether it was a payload; if not, the session has ended
     */
    boolean receive(Payload body) {
        synchronized (this) {
            receiving = null;
        }
        try {
            session.wire().decode(body, session::receive);
            return true;
        } catch (EnginePacketException e) {
            session.requestFailed(EngineCloseReason.PARSE_ERROR, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Must be called before the POST is answered: the client may send the next one at once. */
    synchronized void free() {
        taken = false;
        receiving = null;
    }

    /** Gives up a body that would otherwise be waited for until the container loses patience. */
    void abort() {
        PostExchange unfinished;
        synchronized (this) {
            unfinished = receiving;
            receiving = null;
        }
        if (unfinished != null) {
            unfinished.abort();
        }
    }
}
