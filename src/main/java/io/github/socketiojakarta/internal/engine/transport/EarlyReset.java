package io.github.socketiojakarta.internal.engine.transport;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Notices that a client has reset the stream of a GET (HTTP/2) before the GET was put aside. Jetty (12) tells the listeners
 * of a request that is put aside of what happens from then on; what has happened by then it tells who reads.
 */
final class EarlyReset implements ReadListener {

    private static final System.Logger LOG = System.getLogger(EarlyReset.class.getName());
    private static final String JETTY = "org.eclipse.jetty.";
    private static final String HTTP_2 = "HTTP/2.0";

    private final Consumer<Throwable> failed;

    private EarlyReset(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    /**
     * Watches a GET that has just been put aside.
     *
     * @param failed called with what the container says, on one of its threads
     */
    static void watch(AsyncContext context, Consumer<Throwable> failed) throws IOException {
        boolean tellsReadersOnly = context.getClass().getName().startsWith(JETTY)
                && context.getRequest().getProtocol().equals(HTTP_2);
        if (tellsReadersOnly) {
            try {
                context.getRequest().getInputStream().setReadListener(new EarlyReset(failed));
            } catch (IllegalStateException e) { // a filter reads the request itself: then the heartbeat notices
                LOG.log(System.Logger.Level.DEBUG, "a GET cannot be watched", e);
            }
        }
    }

    @Override
    public void onDataAvailable() {
        // a GET has no body that anybody asks for
    }

    @Override
    public void onAllDataRead() {
        // the usual end of a GET
    }

    @Override
    public void onError(Throwable failure) {
        failed.accept(failure);
    }
}
