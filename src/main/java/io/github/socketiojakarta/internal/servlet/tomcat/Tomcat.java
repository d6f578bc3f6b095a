package io.github.socketiojakarta.internal.servlet.tomcat;

import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.container.OtherThread;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Tomcat 10.1 and 11, TomEE 10, and what has its servlets: Payara 6, GlassFish 7 and 8. The WebSockets of the last two are
 * those of Tyrus. Immutable.
 */
public final class Tomcat implements Container {

    private static final String SERVLETS = "org.apache.catalina.";
    private static final String CONNECTORS = "org.apache.tomcat.";
    private static final String WEBSOCKETS = "org.apache.tomcat.websocket.";

    /** A property of the session: for how long it waits for the frame under way before it sends the close frame. */
    private static final String CLOSE_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private static final Long CLOSE_MILLIS = 50L;

    /**
     * A buffer of this many characters is allocated for each session with its first message, and kept: two bytes for each
     * character. Tomcat would take twice as much by itself, also where it has been told to take less.
     */
    private static final int PART = 4_096;

    private static final int SMALLEST_PART = 256;

    /** Returns whether a servlet context of this class is one of Tomcat. */
    public static boolean isMakerOf(Class<?> servletContext) {
        return servletContext.getName().startsWith(SERVLETS);
    }

    /**
     * On a thread of Tomcat: when another one says that it has something to write, Tomcat does its own work on it at once,
     * down to the next request of that connection. An application's thread would come back with another class loader, and
     * with the request scope of that request.
     */
    @Override
    public void startWriting(AsyncContext context, Call call, Consumer<Throwable> failed) throws IOException {
        String thread = Thread.currentThread().getClass().getName();
        if (thread.startsWith(SERVLETS) || thread.startsWith(CONNECTORS)) {
            call.run();
        } else {
            OtherThread.run(context, call, failed);
        }
    }

    /** Closes the connection, so that the client does not wait for the rest. Tomcat would wait for the next request. */
    @Override
    public void mayBeCut(AsyncContext context, HttpServletResponse response) {
        if (context.getRequest().getProtocol().equals("HTTP/1.1")) {
            response.setHeader("Connection", "close");
        }
    }

    /** What the settings mean for handlers of parts is each container's own idea. Here they are the size of a part. */
    @Override
    public void bound(Session session, int maxMessageBytes) {
        if (session.getClass().getName().startsWith(WEBSOCKETS)) {
            int half = session.getMaxTextMessageBufferSize() / 2;
            session.setMaxTextMessageBufferSize(Math.max(SMALLEST_PART, Math.min(PART, half)));
        } else {
            Container.super.bound(session, maxMessageBytes);
        }
    }

    /** Does not wait for a client that does not read: it would for 20 seconds, on the thread that closes. */
    @Override
    public void beforeClose(Session session) {
        session.getUserProperties().put(CLOSE_TIMEOUT, CLOSE_MILLIS);
    }
}
