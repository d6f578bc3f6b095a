package io.github.socketiojakarta.example.beans;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows the ledger to those who are no clients. */
@WebServlet("/pages/journal")
public class LedgerPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Ledger ledger;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(String.join("\n", ledger.entries()));
    }
}
