package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.AnyListener;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventFailure.Origin;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.OutgoingListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that waits for the events of one socket, and the way of an event through it: listeners for every event,
 * middlewares, listeners for this one. Thread-safe; events are dispatched on the lane of the connection.
 */
final class SocketEvents {

    private static final System.Logger LOG = System.getLogger(SocketEvents.class.getName());

    private final EventListeners listeners = new EventListeners();
    private final ListenerList<AnyListener> any = new ListenerList<>();
    private final ListenerList<OutgoingListener> outgoing = new ListenerList<>();
    private final MiddlewareChain<IncomingEvent> middlewares = new MiddlewareChain<>();
    private final ErrorReports errors;

    SocketEvents(NamespaceListeners namespace) {
        this.errors = new ErrorReports(namespace);
    }

    EventListeners listeners() {
        return listeners;
    }

    ListenerList<AnyListener> any() {
        return any;
    }

    ListenerList<OutgoingListener> outgoing() {
        return outgoing;
    }

    MiddlewareChain<IncomingEvent> middlewares() {
        return middlewares;
    }

    ErrorReports errors() {
        return errors;
    }

    void dispatch(IncomingEvent event, SerialLane lane) {
        for (AnyListener listener : any) {
            try {
                listener.onEvent(event.name(), event.args(), event.ack());
            } catch (Throwable e) { // the edge to application code
                errors.report(new EventFailure(event, Origin.LISTENER, e));
            }
        }
        middlewares.run(event, lane, refusal -> {
            if (refusal.isPresent()) {
                errors.report(new EventFailure(event, Origin.MIDDLEWARE, refusal.get()));
            } else if (event.socket().isConnected()) { // a middleware may have taken its time
                listeners.call(event, errors);
            }
        });
    }

    /** Shows an event to the listeners for what is sent. */
    void sending(String socketId, String event, List<@Nullable Object> args) {
        for (OutgoingListener listener : outgoing) {
            try {
                listener.onEvent(event, args);
            } catch (Throwable e) { // the edge to application code
                LOG.log(System.Logger.Level.WARNING, socketId + ": a listener of outgoing events failed", e);
            }
        }
    }
}
