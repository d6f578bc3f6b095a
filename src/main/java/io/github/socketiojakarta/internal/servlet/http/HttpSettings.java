package io.github.socketiojakarta.internal.servlet.http;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * The settings of the servlet. Immutable.
 *
 * @param cors what browsers are told about other origins; nothing by default
 * @param cookie makes the value of Set-Cookie out of the id of a new session; no cookie by default
 * @param compressFrom from how many bytes on answers to polls are compressed; never by default
 * @param webSocketCompression whether the container may compress WebSocket messages
 * @param path which requests are meant for us
 * @param scripts the JavaScript client, if it is served
 * @param jsonp whether answers to polls may be scripts
 */
public record HttpSettings(
        Optional<CorsRules> cors,
        Optional<UnaryOperator<String>> cookie,
        OptionalInt compressFrom,
        WebSocketCompression webSocketCompression,
        PathEnd path,
        Optional<ClientScripts> scripts,
        JsonpSupport jsonp) {

    /** Whether answers to polls may be scripts, which pages can load without telling their origin. */
    public enum JsonpSupport {
        /** They are text, whatever the client asks for. */
        OFF,
        /** They are scripts for clients that ask for them. */
        ON
    }

    /** Whether the container may compress WebSocket messages. */
    public enum WebSocketCompression {
        /** It must not. */
        OFF,
        /** It may, if the client can. */
        NEGOTIATED
    }

    /** How the path of a request ends. */
    public enum PathEnd {
        /** With a slash. */
        SLASH,
        /** With a slash or without. */
        ANY
    }

    /** The settings of a server that says nothing to browsers. */
    public static final HttpSettings PLAIN = new HttpSettings(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            WebSocketCompression.OFF,
            PathEnd.SLASH,
            Optional.empty(),
            JsonpSupport.ON);
}
