package io.github.socketiojakarta.internal.servlet.undertow;

import jakarta.websocket.Session;
import java.lang.reflect.Method;

/**
 * The methods of Undertow's channels, and the class of the threads that read them. Whoever looks one up gets a copy of 120
 * bytes, so they are looked up once for all WebSockets of a server. Immutable.
 */
record ReadingMethods(Method channel, Method suspend, Method resume, Class<?> reader) {

    private static final System.Logger LOG = System.getLogger(ReadingMethods.class.getName());

    /** Looks them up; fails if it is another version of Undertow. */
    static ReadingMethods of(Session session) throws ReflectiveOperationException {
        Method channel = session.getClass().getMethod("getWebSocketChannel");
        Class<?> type = channel.getReturnType();
        return new ReadingMethods(
                channel,
                type.getMethod("suspendReceives"),
                type.getMethod("resumeReceives"),
                type.getMethod("getIoThread").getReturnType());
    }

    /** Calls a method of a channel, which changes nothing if the connection has broken: that is told elsewhere. */
    static void call(Method method, Object channel) {
        try {
            method.invoke(channel);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "Undertow did not do it", e);
        }
    }
}
