package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings.JsonpSupport;
import io.github.socketiojakarta.internal.servlet.http.JsonString;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Long-polling for browsers that can only load scripts: an answer is a call of a function, and a POST is a form.
 *
 * <p>Nothing of the request gets into the answer but digits, so it cannot be made to run anything else.
 *
 * @param callback the digits that name the function
 */
record Jsonp(String callback) {

    private static final String FIELD = "d=";

    /** Returns how to answer a request that asks for JSONP; nothing if it does not, or must not have it. */
    static Optional<Jsonp> of(CurrentRequest request, HttpSettings settings) {
        return settings.jsonp() == JsonpSupport.OFF
                ? Optional.empty()
                : Optional.ofNullable(request.parameter("j")).map(index -> new Jsonp(index.replaceAll("[^0-9]", "")));
    }

    String script(String payload) {
        return "___eio[" + callback + "](" + JsonString.quote(payload) + ");";
    }

    /**
     * Returns the payload that a form carries. The client has doubled the backslash of each escaped line break, because
     * browsers change those of a form.
     *
     * @throws IllegalArgumentException if the form is malformed
     */
    static String payload(String form) {
        if (!form.startsWith(FIELD)) {
            throw new IllegalArgumentException("a form starts with d=");
        }
        int end = form.indexOf('&');
        String value = form.substring(FIELD.length(), end < 0 ? form.length() : end);
        return unescape(URLDecoder.decode(value, StandardCharsets.UTF_8));
    }

    /** Turns {@code \n} into a line break and {@code \\n} into {@code \n}. */
    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("\\\\n", at)) {
                plain.append("\\n");
                at += 3;
            } else if (text.startsWith("\\n", at)) {
                plain.append('\n');
                at += 2;
            } else {
                plain.append(text.charAt(at));
                at++;
            }
        }
        return plain.toString();
    }
}
