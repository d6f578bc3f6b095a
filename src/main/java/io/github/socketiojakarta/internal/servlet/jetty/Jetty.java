package io.github.socketiojakarta.internal.servlet.jetty;

import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.container.UpgradeRequest;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.function.Consumer;

/** Jetty 12 with the servlets of EE 10 and EE 11. Immutable. */
public final class Jetty implements Container {

    private static final System.Logger LOG = System.getLogger(Jetty.class.getName());
    private static final String CLASSES = "org.eclipse.jetty.";
    private static final String HTTP_2 = "HTTP/2.0";

    /** Returns whether a servlet context of this class is one of Jetty. */
    public static boolean isMakerOf(Class<?> servletContext) {
        return servletContext.getName().startsWith(CLASSES);
    }

    /**
     * Notices that a client has reset the stream of a GET (HTTP/2) before the GET was put aside. Jetty tells the listeners of a
     * request of what happens after that; what has happened by then it tells only who reads.
     */
    @Override
    public void watch(AsyncContext context, Consumer<Throwable> failed) throws IOException {
        if (context.getRequest().getProtocol().equals(HTTP_2)) {
            try {
                context.getRequest().getInputStream().setReadListener(new EarlyReset(failed));
            } catch (IllegalStateException e) { // a filter reads the request itself: then the heartbeat notices
                LOG.log(System.Logger.Level.DEBUG, "a GET cannot be watched", e);
            }
        }
    }

    /** Jetty breaks off, with the code 1001, a client that has been quiet for as long as the limit when that is set. */
    @Override
    public boolean countsSilenceBefore() {
        return true;
    }

    /** Jetty keeps the request for the user's name, which it has copied, and with it the whole HTTP connection, 5 KB. */
    @Override
    public void forget(UpgradeRequest request) {
        request.forget();
    }
}
