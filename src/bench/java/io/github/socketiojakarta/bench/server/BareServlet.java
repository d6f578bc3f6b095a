package io.github.socketiojakarta.bench.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a GET until a POST with the same query comes, and answers it with the body of that. */
final class BareServlet extends HttpServlet {

    private static final byte[] OK = "ok".getBytes(StandardCharsets.UTF_8);

    /** A GET that waits, or a body that waits for the next GET. */
    private final transient Map<String, Object> waiting = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = request.getQueryString();
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Object body = waiting.putIfAbsent(key, context);
        if (body != null) {
            waiting.remove(key);
            finish(context, (byte[]) body);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        String key = request.getQueryString();
        Object context = waiting.putIfAbsent(key, body);
        if (context != null) {
            waiting.remove(key);
            finish((AsyncContext) context, body);
        }
        write(response, OK);
    }

    private static void finish(AsyncContext context, byte[] body) throws IOException {
        write((HttpServletResponse) context.getResponse(), body);
        context.complete();
    }

    private static void write(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentType("text/plain; charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
