package io.github.socketiojakarta.internal.engine.transport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket handshake that hides its HTTP session. Containers close the WebSockets of a user whose session ends (Jakarta
 * WebSocket 2.1, section 7.2; Tomcat does), without a word that the client would understand, and even if the application
 * does not want it. {@link HttpSessionEnds} sees to it instead.
 */
final class SessionlessRequest extends HttpServletRequestWrapper {

    SessionlessRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        return create ? super.getSession(true) : null;
    }
}
