package io.github.socketiojakarta.example.api;

import io.github.socketiojakarta.example.login.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Lets administrators use the API: with the session of the login page, or, for programs, with the name and password in
 * the header {@code Authorization: Basic}. A web application has one {@code <login-config>}, and that is the form; so the
 * second way is here, and asks the same users of the container.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class ApiAccess extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Basic ";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean forThisRequest = request.getUserPrincipal() == null;
        if (forThisRequest && !logIn(request)) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"chat\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED); // sendError would show the login page
            return;
        }
        try {
            if (request.isUserInRole("admin")) {
                chain.doFilter(request, response);
            } else {
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            }
        } finally {
            if (forThisRequest) {
                Sessions.end(request); // Jetty makes one for the login
            }
        }
    }

    private static boolean logIn(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String[] credentials = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            if (credentials.length < 2) {
                return false;
            }
            request.login(credentials[0], credentials[1]);
            return true;
        } catch (IllegalArgumentException | ServletException refused) {
            return false;
        }
    }
}
