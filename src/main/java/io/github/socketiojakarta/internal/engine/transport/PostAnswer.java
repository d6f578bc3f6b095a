package io.github.socketiojakarta.internal.engine.transport;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the answers to POSTs, which are too short to wait for anybody but a client that reads none of them. */
final class PostAnswer {

    private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);

    private PostAnswer() {}

    static void write(HttpServletResponse response, int status) {
        if (status != HttpServletResponse.SC_OK) {
            ErrorResponse.empty(response, status);
            return;
        }
        try {
            response.setContentType("text/html");
            response.setContentLength(OK.length);
            response.getOutputStream().write(OK);
        } catch (IOException expected) { // the client has gone; its next request, or the heartbeat, will tell
        }
    }
}
