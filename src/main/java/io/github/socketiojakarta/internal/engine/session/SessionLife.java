package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.engine.SessionReceiver;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The life of one session from its opening to its end, which the table in {@link SessionState} rules. A class to inherit
 * from, because an object of its own would be one more for each client. Thread-safe without locks.
 *
 * <p>An end that comes while a thread is telling the layer above something is put down, and carried out by that thread. It
 * is put down before the state is looked at, and the thread changes the state before it looks for an end, so that one of
 * the two sees the other; should both, the second finds that the end means nothing any more.
 */
abstract sealed class SessionLife implements EngineSession permits ServerSession {

    private static final System.Logger LOG = System.getLogger(SessionLife.class.getName());

    private static final AtomicReferenceFieldUpdater<SessionLife, SessionState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(SessionLife.class, SessionState.class, "state");

    private static final AtomicReferenceFieldUpdater<SessionLife, EndOfSession> PUT_OFF =
            AtomicReferenceFieldUpdater.newUpdater(SessionLife.class, EndOfSession.class, "putOff");

    private final SessionContext context;
    private final String id;
    private final EngineRequest request;
    private final SessionPlace place;
    private volatile SessionState state = SessionState.OPENING;
    private volatile @Nullable EndOfSession putOff;
    private volatile @Nullable Future<?> closeTimeout;

    /** Set when the end is told to the layer above. */
    private volatile @Nullable EngineCloseReason endReason;

    SessionLife(SessionContext context, String id, EngineRequest request, SessionPlace place) {
        this.context = context;
        this.id = id;
        this.request = request;
        this.place = place;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final EngineRequest request() {
        return request;
    }

    /** Returns what the sessions of the server share. */
    public final SessionContext context() {
        return context;
    }

    /** Returns why the session has ended; nothing if it has not, or the layer above does not know of it. */
    public final @Nullable EngineCloseReason endReason() {
        return endReason;
    }

    /** Returns the state, which may change at any moment. */
    public final SessionState state() {
        return state;
    }

    /** Lets an event happen; returns the state before it, or nothing if it means nothing in this state. */
    final @Nullable SessionState happen(SessionEvent event) {
        SessionState before;
        SessionState after;
        do {
            before = state;
            after = before.after(event);
            if (after == before) {
                return null;
            }
        } while (!STATE.compareAndSet(this, before, after));
        return before;
    }

    /** Ends the session; if the layer above is being told something, as soon as that has been said. */
    final void end(EndOfSession end) {
        SessionState seen;
        boolean over;
        do { // what it meant in the state that was seen, it need not mean in that which is
            seen = state;
            over = seen.isTelling() ? isPutOff(end) : carryOut(end);
        } while (!over && state != seen);
    }

    private boolean isPutOff(EndOfSession end) {
        PUT_OFF.accumulateAndGet(this, end, EndOfSession::orWorse);
        return state.isTelling();
    }

    /** Notes, as the thread that has told the layer above something, that this has been said. */
    final void told(SessionEvent event) {
        happen(event);
        EndOfSession end = putOff;
        if (end != null) {
            end(end);
        }
    }

    /** Notes what bounds the time of the end from now on. */
    private void limit(Future<?> timeout) {
        unlimit();
        closeTimeout = timeout;
        if (state == SessionState.CLOSED) { // it ended just now, when this was not there to be cancelled
            timeout.cancel(false);
        }
    }

    private void unlimit() {
        CloseTimeout.cancel(closeTimeout);
    }

    @Override
    public final void close(EngineCloseReason reason) {
        end(new EndOfSession(SessionEvent.CLOSE, reason, "closed by the server"));
    }

    /** Ends the session, because a GET or a POST of it failed or broke the rules; not if it has been upgraded meanwhile. */
    public final void requestFailed(EngineCloseReason reason, String detail) {
        var unused = carryOut(new EndOfSession(SessionEvent.REQUEST_FAILED, reason, detail));
    }

    /** Ends the session at once, as nothing more can be sent or must be received. */
    public final void fail(EngineCloseReason reason, String detail) {
        end(new EndOfSession(SessionEvent.FAIL, reason, detail));
    }

    /** Ends the session; returns whether the event means something in the state there is. */
    private boolean carryOut(EndOfSession end) {
        SessionState before = happen(end.event());
        if (before == null) {
            return false;
        }
        SessionState now = before.after(end.event());
        if (now == SessionState.CLOSED) {
            release();
        } else {
            CloseTimeout limit = now == SessionState.LEAVING ? CloseTimeout.OF_LAST_POLL : CloseTimeout.OF_SERVER;
            limit(limit.start(timer(), this::restNotTaken));
        }
        if (now == SessionState.LEAVING) {
            queue().close();
        }
        if (before.isOpen()) {
            endReason = end.reason();
            notifyClosed(end);
        }
        if (now == SessionState.CLOSED) {
            current().terminate();
        } else {
            current().close();
        }
        return true;
    }

    private void restNotTaken() {
        fail(EngineCloseReason.TRANSPORT_ERROR, "the client has not taken the rest in time");
    }

    private void notifyClosed(EndOfSession end) {
        SessionReceiver told = receiver();
        if (told == null) {
            return;
        }
        EngineCloseReason behind = request.caller().reasonBehind(end.reason());
        SessionLog.ended(this, behind, end.detail());
        try {
            told.closed(behind, end.detail());
        } catch (Throwable e) { // the client has to be let go nevertheless
            LOG.log(System.Logger.Level.ERROR, LogText.ofSecret(id) + ": the end of the session could not be told", e);
        }
    }

    /** Called when a closing session has sent all it had; returns whether it has ended with that. */
    public final boolean finished(SessionEvent last) {
        boolean ended = happen(last) != null;
        if (ended) {
            release();
        }
        return ended;
    }

    private void release() {
        heartbeat().stop();
        context.owner().remove(this);
        place.free();
        unlimit();
        queue().close();
    }

    final ScheduledExecutorService timer() {
        return context.threads().timer();
    }

    /** Returns what waits to be sent. */
    public abstract SendQueue queue();

    abstract Heartbeat heartbeat();

    /** Returns the transport in use. */
    public abstract SessionTransport current();

    /** Returns the layer above, if it knows of the session. */
    abstract @Nullable SessionReceiver receiver();
}
