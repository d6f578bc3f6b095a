package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Socket;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Only used where Spring Security is. Its filters have seen the request that opened the connection, and none of its events. */
final class SpringSecurity implements CallSecurity {

    private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken(
            "socketio", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    @Override
    public void run(Socket socket, Runnable code) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext own = SecurityContextHolder.createEmptyContext();
        own.setAuthentication(login(socket));
        SecurityContextHolder.setContext(own);
        try {
            code.run();
        } finally {
            if (before.getAuthentication() == null) {
                SecurityContextHolder.clearContext();
            } else {
                SecurityContextHolder.setContext(before);
            }
        }
    }

    private static Authentication login(Socket socket) {
        return socket.handshake()
                .principal()
                .filter(Authentication.class::isInstance)
                .map(Authentication.class::cast)
                .orElse(ANONYMOUS);
    }

    @Override
    public Throwable failure(Throwable thrown) {
        if (!(thrown instanceof AccessDeniedException) && !(thrown instanceof AuthenticationException)) {
            return thrown;
        }
        EventRefusedException refused = new EventRefusedException(EventRefusedException.FORBIDDEN, "Not allowed");
        refused.initCause(thrown);
        return refused;
    }
}
