package io.github.socketiojakarta.internal.socket.model;

/** Writes strings as JSON. */
final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void quote(StringBuilder json, String text) {
        json.append('"');
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                if (isPair(text, i)) {
                    i++;
                    continue;
                }
                json.append(text, copied, i);
                escape(json, c);
                copied = i + 1;
            }
        }
        appendRest(json, text, copied);
        json.append('"');
    }

    /** Appends JSON that another has written, with surrogates escaped where they lack their other half. */
    static void append(StringBuilder json, String written) {
        int copied = 0;
        for (int i = 0; i < written.length(); i++) {
            if (!Character.isSurrogate(written.charAt(i))) {
                continue;
            }
            if (isPair(written, i)) {
                i++;
            } else {
                json.append(written, copied, i);
                escape(json, written.charAt(i));
                copied = i + 1;
            }
        }
        appendRest(json, written, copied);
    }

    /** The JVM copies a whole text at once, but a part of one character by character. */
    private static void appendRest(StringBuilder json, String text, int copied) {
        if (copied == 0) {
            json.append(text);
        } else {
            json.append(text, copied, text.length());
        }
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** A surrogate without its other half cannot travel as UTF-8, so it is escaped, as JavaScript does. */
    private static void escape(StringBuilder json, char c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(HEX.charAt((c >> shift) & 0xf));
                }
            }
        }
    }
}
