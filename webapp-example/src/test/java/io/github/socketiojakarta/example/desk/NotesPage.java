package io.github.socketiojakarta.example.desk;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows the notes to those who are no clients. */
@WebServlet("/pages/journal")
public class NotesPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Notes notes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().print(String.join("\n", notes.entries()));
    }
}
