package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.AnyListener;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventFailure.Origin;
import io.github.socketiojakarta.IncomingEvent;

/**
 * Everything that waits for the events of one socket, and the way of an event through it: listeners for every event,
 * middlewares, listeners for this one. Thread-safe; events are dispatched on the lane of the connection.
 */
final class SocketEvents {

    private final EventListeners listeners = new EventListeners();
    private final ListenerList<AnyListener> any = new ListenerList<>();
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
}
