package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.door.PollExchange.Compression;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The form in which a client wants the answer to its poll. Immutable.
 *
 * @param jsonp the script it is to be, if it is to be one
 * @param acceptEncoding the header that says how it may be compressed
 * @param compressFrom from how many bytes on it is worth it
 */
record PollForm(Optional<Jsonp> jsonp, String acceptEncoding, OptionalInt compressFrom) {

    private static final String BINARY = "application/octet-stream";
    private static final String PLAIN = "text/plain; charset=UTF-8";

    /** The reference says text/plain, which browsers refuse to run once a filter has added nosniff. */
    private static final String SCRIPT = "text/javascript; charset=UTF-8";

    static PollForm of(CurrentRequest request, HttpSettings settings) {
        return new PollForm(
                Jsonp.of(request, settings),
                settings.compressFrom().isPresent() ? request.headerOrEmpty("accept-encoding") : "",
                settings.compressFrom());
    }

    /** Makes the head of an answer; returns its body. */
    byte[] answer(HttpServletResponse response, Payload payload, Compression compression) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff"); // what clients said must never run as a script
        response.setContentType(contentType(payload));
        byte[] body = bytes(payload);
        Optional<ContentCoding> coding = compression == Compression.ALLOWED ? coding(body.length) : Optional.empty();
        coding.ifPresent(chosen -> response.setHeader("Content-Encoding", chosen.token()));
        return coding.map(chosen -> chosen.compress(body)).orElse(body);
    }

    private String contentType(Payload payload) {
        if (payload instanceof Payload.Binary) {
            return BINARY;
        }
        return jsonp.isPresent() ? SCRIPT : PLAIN;
    }

    private byte[] bytes(Payload payload) {
        if (payload instanceof Payload.Binary binary) {
            return binary.bytes();
        }
        String text = ((Payload.Text) payload).text();
        return jsonp.map(callback -> callback.script(text)).orElse(text).getBytes(StandardCharsets.UTF_8);
    }

    private Optional<ContentCoding> coding(int length) {
        return length >= compressFrom.orElse(Integer.MAX_VALUE)
                ? ContentCoding.accepted(acceptEncoding)
                : Optional.empty();
    }
}
