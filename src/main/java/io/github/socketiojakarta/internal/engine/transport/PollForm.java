package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineRequest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The form in which a client wants the answer to its poll. Immutable.
 *
 * @param jsonp the script it is to be, if it is to be one
 * @param accepted how it may be compressed
 * @param compressFrom from how many bytes on it is worth it
 */
record PollForm(Optional<Jsonp> jsonp, Optional<ContentCoding> accepted, OptionalInt compressFrom) {

    private static final String PLAIN = "text/plain; charset=UTF-8";

    /** The reference says text/plain, which browsers refuse to run once a filter has added nosniff. */
    private static final String SCRIPT = "text/javascript; charset=UTF-8";

    static PollForm of(EngineRequest request, HttpSettings settings) {
        return new PollForm(
                Jsonp.of(request, settings),
                settings.compressFrom().isPresent()
                        ? ContentCoding.accepted(request.headers().getOrDefault("accept-encoding", ""))
                        : Optional.empty(),
                settings.compressFrom());
    }

    String text(String payload) {
        return jsonp.map(callback -> callback.script(payload)).orElse(payload);
    }

    String contentType() {
        return jsonp.isPresent() ? SCRIPT : PLAIN;
    }

    Optional<ContentCoding> coding(int length) {
        return length >= compressFrom.orElse(Integer.MAX_VALUE) ? accepted : Optional.empty();
    }
}
