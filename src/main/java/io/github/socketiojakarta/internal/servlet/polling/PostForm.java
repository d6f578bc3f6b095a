package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketException;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.packet.Utf8;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
import jakarta.servlet.http.HttpServletRequest;

/** What the body of a POST is. */
enum PostForm {
    TEXT,
    BINARY,
    JSONP;

    static PostForm of(HttpServletRequest request, CurrentRequest served, HttpSettings settings) {
        if (Jsonp.of(served, settings).isPresent()) {
            return JSONP;
        }
        return "application/octet-stream".equals(request.getContentType()) ? BINARY : TEXT;
    }

    /**
     * Hands a whole body over.
     *
     * @param accepted run once, on any thread, when the request is to be answered because the client may send the next
     * @return whether the body is good; if not, the session has ended, and the answer is the status 400
     */
    boolean complete(byte[] body, PostReception reception, Runnable accepted) {
        Payload payload;
        try {
            payload = payload(body);
        } catch (EnginePacketException | IllegalArgumentException e) {
            reception.fail(EngineCloseReason.PARSE_ERROR, String.valueOf(e.getMessage()));
            return false;
        }
        return reception.complete(payload, accepted);
    }

    private Payload payload(byte[] body) {
        return switch (this) {
            case TEXT -> new Payload.Text(Utf8.decode(body, body.length));
            case BINARY -> new Payload.Binary(body);
            case JSONP -> new Payload.Text(Jsonp.payload(Utf8.decode(body, body.length)));
        };
    }
}
