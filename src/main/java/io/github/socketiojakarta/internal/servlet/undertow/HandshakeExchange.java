package io.github.socketiojakarta.internal.servlet.undertow;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Frees the 2 KB that Undertow (2.3), that is WildFly, keeps of the handshake of each WebSocket as long as that is open:
 * its connection keeps the listener that it has told of the upgrade, and with it the request and the response. Where the
 * methods that are looked for are missing or not ours to call, it goes on to keep them. The method that forgets is not
 * public, so it is made accessible; the scenario {@code idle} of the benchmark shows what that saves. Thread-safe.
 */
final class HandshakeExchange {

    private static final System.Logger LOG = System.getLogger(HandshakeExchange.class.getName());
    private static final String REQUEST = "io.undertow.servlet.spec.HttpServletRequestImpl";

    private volatile @Nullable Methods methods;

    /** The way from a request to what it is to be taken from. Looked up once, since each lookup makes copies. */
    private record Methods(Method exchange, Method connection, Method listener) {

        static Methods of(ServletRequest request) throws ReflectiveOperationException {
            Method exchange = request.getClass().getMethod("getExchange");
            Method connection = exchange.getReturnType().getMethod("getConnection");
            Method listener = Arrays.stream(connection.getReturnType().getDeclaredMethods())
                    .filter(method -> method.getName().equals("setUpgradeListener"))
                    .findAny()
                    .orElseThrow(NoSuchMethodException::new);
            listener.setAccessible(true);
            return new Methods(exchange, connection, listener);
        }
    }

    /** Takes the exchange of an upgrade that is over from its connection. */
    void forget(ServletRequest request) {
        ServletRequest original = request;
        while (original instanceof ServletRequestWrapper wrapper) {
            original = wrapper.getRequest();
        }
        if (!original.getClass().getName().equals(REQUEST)) {
            return;
        }
        try {
            Methods known = methods;
            if (known == null) {
                known = Methods.of(original);
                methods = known;
            }
            Object connection = known.connection.invoke(known.exchange.invoke(original));
            known.listener.invoke(connection, (Object) null);
        } catch (ReflectiveOperationException | RuntimeException e) { // another version of it
            LOG.log(System.Logger.Level.DEBUG, "Undertow cannot be made to forget a handshake", e);
        }
    }
}
