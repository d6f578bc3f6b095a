package io.github.socketiojakarta.login;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Login;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A Socket.IO server beside pages that do what logins do. */
final class LoginApplication implements ServletContainerInitializer {

    private final SocketIoOptions options;
    private final Consumer<SocketIoServer> handlers;

    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    LoginApplication(SocketIoOptions options, Consumer<SocketIoServer> handlers) {
        this.options = options;
        this.handlers = handlers;
    }

    /** Returns whether a request for that path has come, and is answered later. */
    boolean isWaiting(String path) {
        return waiting.contains(path.substring(path.indexOf('?') + 1));
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        handlers.accept(SocketIoInitializer.install(context, options));
        FilterRegistration.Dynamic filter = context.addFilter("token", new TokenFilter(waiting));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/socket.io/*");
        // without a servlet for "/", Tomcat's FormAuthenticator fails before it shows the form
        context.addServlet("pages", new Pages()).addMapping("/", Login.LOGIN_PAGE, "/pages/*");
    }

    /** Believes whoever says who it is, as a filter may that has looked at a token. */
    private static final class TokenFilter extends HttpFilter {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> waiting;

        TokenFilter(Set<String> waiting) {
            this.waiting = waiting;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String name = request.getHeader("X-Token");
            chain.doFilter(name == null ? request : new UserRequest(request, () -> name), response);
            if (request.isAsyncStarted()) {
                waiting.add(request.getQueryString());
            }
        }
    }

    private static final class UserRequest extends HttpServletRequestWrapper {
        private final Principal user;

        UserRequest(HttpServletRequest request, Principal user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return user;
        }
    }

    private static final class Pages extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            switch (request.getServletPath() + request.getPathInfo()) {
                case "/pages/begin" -> request.getSession(true).setAttribute("color", "green");
                case "/pages/rename" -> request.changeSessionId();
                case "/pages/login" -> request.login("alice", Login.PASSWORD);
                case "/pages/forget" -> request.logout();
                case "/pages/logout" -> request.getSession(false).invalidate();
                case "/pages/hurry" -> request.getSession(false).setMaxInactiveInterval(1);
                default -> response.getOutputStream().print("log in, please");
            }
        }
    }
}
