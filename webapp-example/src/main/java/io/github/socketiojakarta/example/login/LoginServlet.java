package io.github.socketiojakarta.example.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Takes names and passwords, and shows the form to those whom the container sends here instead of a page they may not
 * see.
 *
 * <p>The container's own {@code j_security_check} works only as long as the session lasts in which it has sent somebody to
 * the form: a login page that was left open over lunch, or that was bookmarked, would end in an error (408 on Tomcat).
 */
@WebServlet("/login")
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean known = request.getUserPrincipal() != null;
        response.sendRedirect(request.getContextPath() + (known ? "/login.html?refused" : "/login.html"));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String name = request.getParameter("name");
        String password = request.getParameter("password");
        if (name == null || password == null) { // what was posted to a page that needs a login
            doGet(request, response);
            return;
        }
        Sessions.end(request);
        request.getSession(); // in which the container remembers the user
        response.sendRedirect(request.getContextPath() + next(request, name, password));
    }

    private static String next(HttpServletRequest request, String name, String password) {
        try {
            request.login(name, password);
        } catch (ServletException refused) {
            return "/login.html?failed";
        }
        return request.isUserInRole("admin") ? "/admin/" : "/login.html?refused";
    }
}
