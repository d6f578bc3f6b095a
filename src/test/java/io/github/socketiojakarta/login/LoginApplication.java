package io.github.socketiojakarta.login;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Login;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** A Socket.IO server beside pages that do what logins do. */
final class LoginApplication implements ServletContainerInitializer {

    private final SocketIoOptions options;
    private final Consumer<SocketIoServer> handlers;

    LoginApplication(SocketIoOptions options, Consumer<SocketIoServer> handlers) {
        this.options = options;
        this.handlers = handlers;
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        handlers.accept(SocketIoInitializer.install(context, options));
        context.addServlet("pages", new Pages()).addMapping("/", Login.LOGIN_PAGE, "/pages/*");
    }

    private static final class Pages extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getServletPath() + request.getPathInfo()) {
                case "/pages/begin" -> request.getSession(true).setAttribute("color", "green");
                case "/pages/rename" -> request.changeSessionId();
                case "/pages/logout" -> request.getSession(false).invalidate();
                case "/pages/hurry" -> request.getSession(false).setMaxInactiveInterval(1);
                default -> response.getOutputStream().print("log in, please");
            }
        }
    }
}
