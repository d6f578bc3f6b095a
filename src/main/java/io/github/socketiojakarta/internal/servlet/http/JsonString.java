package io.github.socketiojakarta.internal.servlet.http;

import java.util.HexFormat;

/** Writes text as JSON. */
public final class JsonString {

    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private static final HexFormat HEX = HexFormat.of();

    private JsonString() {}

    /** Returns a JSON string that is a JavaScript string too: the two differ in two line breaks. */
    public static String quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
                json.append("\\u").append(HEX.toHexDigits(c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
