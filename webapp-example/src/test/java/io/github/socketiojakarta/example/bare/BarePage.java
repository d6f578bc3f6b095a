package io.github.socketiojakarta.example.bare;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers from a thread of the container. */
@WebServlet(urlPatterns = "/bare", asyncSupported = true)
public class BarePage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient BareBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.start(() -> {
            try {
                context.getResponse().getWriter().print(bean.next());
            } catch (IOException expected) { // the client has gone
            } finally {
                context.complete();
            }
        });
    }
}
