package io.github.socketiojakarta.example.probe;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pages that begin and end HTTP sessions, and one that shows the journal. */
@WebServlet("/pages/*")
public class Pages extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = "";
        switch (request.getPathInfo()) {
            case "/begin" -> request.getSession(true).setAttribute("color", "green");
            case "/logout" -> request.getSession(false).invalidate();
            case "/hurry" -> request.getSession(false).setMaxInactiveInterval(1);
            case "/journal" ->
                text = String.join("\n", Journal.of(getServletContext()).entries());
            case "/private" -> text = "hello " + request.getRemoteUser();
            default -> text = "log in, please";
        }
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().print(text);
    }
}
