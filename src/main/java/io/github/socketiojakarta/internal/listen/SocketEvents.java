package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.AnyListener;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventFailure.Origin;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.lane.SerialLane;
import org.jspecify.annotations.Nullable;

/**
 * Everything that waits for the events of one socket, and the way of an event through it: listeners for every event,
 * middlewares, listeners for this one. Thread-safe; events are dispatched on the lane of the connection.
 */
public final class SocketEvents implements EventListeners.Failures {

    private static final System.Logger LOG = System.getLogger(SocketEvents.class.getName());

    private final EventListeners listeners = new EventListeners();
    private final NamespaceListeners namespace;
    private volatile @Nullable RareListeners rare;

    /** Creates the listeners of a socket in a namespace. */
    public SocketEvents(NamespaceListeners namespace) {
        this.namespace = namespace;
    }

    /** What most sockets have none of; made with the first of them. Thread-safe. */
    private static final class RareListeners {
        private final ListenerList<AnyListener> any = new ListenerList<>();
        private final MiddlewareChain<IncomingEvent> middlewares = new MiddlewareChain<>();
        private final ErrorReports errors;

        private RareListeners(NamespaceListeners namespace) {
            this.errors = new ErrorReports(namespace);
        }
    }

    private RareListeners rare() {
        RareListeners known = rare;
        return known == null ? createRare() : known;
    }

    private synchronized RareListeners createRare() {
        RareListeners known = rare;
        if (known == null) {
            known = new RareListeners(namespace);
            rare = known;
        }
        return known;
    }

    /** Returns the listeners for single events. */
    public EventListeners listeners() {
        return listeners;
    }

    /** Returns the listeners for every event. */
    public ListenerList<AnyListener> any() {
        return rare().any;
    }

    /** Returns the middlewares for events. */
    public MiddlewareChain<IncomingEvent> middlewares() {
        return rare().middlewares;
    }

    /** Returns who is told of failures. */
    public ErrorReports errors() {
        return rare().errors;
    }

    /** Brings an event to all of them; called on the lane. */
    public void dispatch(IncomingEvent event, SerialLane lane) {
        RareListeners before = rare;
        if (before == null) {
            call(event);
            return;
        }
        for (AnyListener listener : before.any) {
            try {
                listener.onEvent(event.name(), event.args(), event.ack());
            } catch (Throwable e) { // the edge to application code
                failed(event, Origin.LISTENER, e);
            }
        }
        before.middlewares.run(event, lane, refusal -> {
            if (refusal.isPresent()) {
                failed(event, Origin.MIDDLEWARE, refusal.get());
            } else if (event.socket().isConnected()) { // a middleware may have taken its time
                call(event);
            }
        });
    }

    /** Reports what application code threw; a refusal is told the client too. */
    @Override
    public void failed(IncomingEvent event, Origin origin, Throwable failure) {
        errors().report(EventFailure.of(event, origin, failure));
        if (failure instanceof EventRefusedException) {
            ErrorAck.send(event, failure, e -> errors().report(EventFailure.of(event, origin, e)));
        }
    }

    private void call(IncomingEvent event) {
        if (!listeners.call(event, this) && LOG.isLoggable(System.Logger.Level.DEBUG) && !isHeardAnyway()) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "{0}: nobody listens to the event ''{1}'' in {2}",
                    SocketLogId.of(event.socket()),
                    LogText.of(event.name()),
                    LogText.of(event.socket().namespace().name()));
        }
    }

    private boolean isHeardAnyway() {
        RareListeners known = rare;
        return known != null && !known.any.isEmpty();
    }
}
