package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.ErrorListener;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.engine.LogText;

/**
 * Logs the events that could not be handled, once each, and then tells the error listeners of the socket and of its
 * namespace. Thread-safe.
 */
public final class ErrorReports {

    private static final System.Logger LOG = System.getLogger(ErrorReports.class.getName());

    private final NamespaceListeners namespace;
    private final ListenerList<ErrorListener> listeners = new ListenerList<>();

    ErrorReports(NamespaceListeners namespace) {
        this.namespace = namespace;
    }

    /** Adds a listener of the socket. */
    public void add(ErrorListener listener) {
        listeners.add(listener);
    }

    /** Removes a listener of the socket. */
    public void remove(ErrorListener listener) {
        listeners.remove(listener);
    }

    /** Logs a failure, and tells the listeners. */
    public void report(EventFailure failure) {
        log(failure);
        listeners.forEach(listener -> tell(listener, failure));
        namespace.errorListeners().forEach(listener -> tell(listener, failure));
    }

    /** What a client sent wrong, or a middleware decided, is no fault of the application. */
    private static void log(EventFailure failure) {
        String id = SocketLogId.of(failure.event().socket());
        String name = LogText.of(failure.event().name());
        Throwable exception = failure.exception();
        if (failure.origin() == EventFailure.Origin.MIDDLEWARE) {
            LOG.log(System.Logger.Level.DEBUG, id + ": a middleware stopped the event '" + name + "'", exception);
        } else if (exception instanceof PayloadException || exception instanceof EventRefusedException) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: event ''{1}'' ignored: {2}", id, name, RefusalText.of(exception));
        } else {
            LOG.log(System.Logger.Level.WARNING, id + ": a listener of the event '" + name + "' failed", exception);
        }
    }

    private static void tell(ErrorListener listener, EventFailure failure) {
        try {
            listener.onError(failure);
        } catch (Throwable e) { // the edge to application code
            String id = SocketLogId.of(failure.event().socket());
            LOG.log(System.Logger.Level.WARNING, id + ": an error listener failed", e);
        }
    }
}
