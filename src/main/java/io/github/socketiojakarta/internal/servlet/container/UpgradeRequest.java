package io.github.socketiojakarta.internal.servlet.container;

import io.github.socketiojakarta.internal.servlet.caller.HttpSessionEnds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container sees of a WebSocket handshake, and keeps as long as the WebSocket is open.
 *
 * <p>It does not see the HTTP session. Containers close the WebSockets of a user whose session ends (Jakarta WebSocket
 * 2.1, section 7.2; Tomcat does), without a word that the client would understand, and even if the application does not
 * want it. {@link HttpSessionEnds} sees to it instead.
 *
 * <p>Nor the query string: they take it apart and keep the parts twice or thrice for a {@code Session} that nobody asks.
 */
public final class UpgradeRequest extends HttpServletRequestWrapper {

    /** Answers nothing to everything. */
    private static final HttpServletRequest GONE = (HttpServletRequest) Proxy.newProxyInstance(
            UpgradeRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> nothing(method.getReturnType()));

    /** Shows a request to the container. */
    public UpgradeRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        return create ? super.getSession(true) : null;
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    /** Lets go of the container's request, which is over, for a container that goes on to hold this one. */
    public void forget() {
        setRequest(GONE);
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? 0 : null;
    }
}
