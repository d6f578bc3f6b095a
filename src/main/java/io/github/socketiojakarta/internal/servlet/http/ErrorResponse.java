package io.github.socketiojakarta.internal.servlet.http;

import io.github.socketiojakarta.internal.engine.EngineError;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes refusals. The bytes go out by the stream: a writer would add a charset to the content type. */
public final class ErrorResponse {

    /** The type of the body. */
    public static final String CONTENT_TYPE = "application/json";

    private ErrorResponse() {}

    /** Returns the body of an error. */
    public static byte[] json(EngineError error, String message) {
        String json = "{\"code\":" + error.code() + ",\"message\":" + JsonString.quote(message) + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** Answers with an error. */
    public static void write(HttpServletResponse response, EngineError error, String message) throws IOException {
        byte[] body = json(error, message);
        response.setStatus(error.status());
        response.setContentType(CONTENT_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Answers without a body. */
    public static void empty(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setContentLength(0);
    }
}
