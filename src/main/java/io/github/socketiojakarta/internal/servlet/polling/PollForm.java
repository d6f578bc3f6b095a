package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
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

    private static final String PLAIN = "text/plain; charset=UTF-8";

    /** The reference says text/plain, which browsers refuse to run once a filter has added nosniff. */
    private static final String SCRIPT = "text/javascript; charset=UTF-8";

    static PollForm of(CurrentRequest request, HttpSettings settings) {
        return new PollForm(
                Jsonp.of(request, settings),
                settings.compressFrom().isPresent() ? request.headerOrEmpty("accept-encoding") : "",
                settings.compressFrom());
    }

    String text(String payload) {
        return jsonp.map(callback -> callback.script(payload)).orElse(payload);
    }

    String contentType() {
        return jsonp.isPresent() ? SCRIPT : PLAIN;
    }

    Optional<ContentCoding> coding(int length) {
        return length >= compressFrom.orElse(Integer.MAX_VALUE)
                ? ContentCoding.accepted(acceptEncoding)
                : Optional.empty();
    }
}
