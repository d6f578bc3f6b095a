package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineError;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes refusals. The bytes go out by the stream: a writer would add a charset to the content type. */
final class ErrorResponse {

    static final String CONTENT_TYPE = "application/json";

    private ErrorResponse() {}

    static byte[] json(EngineError error, String message) {
        String json = "{\"code\":" + error.code() + ",\"message\":" + JsonString.quote(message) + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    static void write(HttpServletResponse response, EngineError error, String message) throws IOException {
        byte[] body = json(error, message);
        response.setStatus(error.status());
        response.setContentType(CONTENT_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Answers without a body. */
    static void empty(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setContentLength(0);
    }
}
