package io.github.socketiojakarta.example.desk;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says what an ordinary request finds around it, for comparison. */
@WebServlet("/pages/private")
public class PrivatePage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Surroundings surroundings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().print(surroundings.look());
    }
}
