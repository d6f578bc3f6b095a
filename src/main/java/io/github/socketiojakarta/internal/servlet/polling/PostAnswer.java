package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.servlet.http.ErrorResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the answers to POSTs, which are too short to wait for anybody but a client that reads none of them. */
final class PostAnswer {

    private static final System.Logger LOG = System.getLogger(PostAnswer.class.getName());
    private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);

    private PostAnswer() {}

    static void write(HttpServletResponse response, int status) {
        if (status != HttpServletResponse.SC_OK) {
            ErrorResponse.empty(response, status);
            if (status != HttpServletResponse.SC_BAD_REQUEST) { // the rest of the body is not wanted
                response.setHeader("Connection", "close");
            }
            return;
        }
        try {
            response.setContentType("text/html");
            response.setContentLength(OK.length);
            response.getOutputStream().write(OK);
        } catch (IOException expected) { // the client has gone; its next request, or the heartbeat, will tell
        }
    }

    /** Answers a request that has been put aside; nothing that the container throws about one that has broken leaves it. */
    static void complete(AsyncContext context, HttpServletResponse response, int status) {
        try {
            try {
                write(response, status);
            } finally {
                context.complete();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a POST could not be answered", e);
        }
    }
}
