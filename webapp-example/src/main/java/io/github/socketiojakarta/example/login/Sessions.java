package io.github.socketiojakarta.example.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** The end of HTTP sessions. */
public final class Sessions {

    private Sessions() {}

    /** Forgets who somebody is; the sockets that came with the session go with it. */
    public static void end(HttpServletRequest request) throws ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
