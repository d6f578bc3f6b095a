package io.github.socketiojakarta.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * Text of clients as it may stand in a log: short, and in one line, so that nobody can write lines of their own into it.
 */
public final class LogText {

    private static final int MAX_LENGTH = 120;
    private static final int SHOWN_OF_SECRET = 6;

    private LogText() {}

    /** Returns the beginning of a text, with everything escaped that may change how a line looks. */
    public static String of(@Nullable String text) {
        if (text == null) {
            return "none";
        }
        StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 1);
        for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
            append(line, text.charAt(i));
        }
        return text.length() > MAX_LENGTH ? line.append('\u2026').toString() : line.toString();
    }

    /**
     * Returns the beginning of a session's id, which ties lines together. Whoever knows all of it can go on with the
     * session, and many may read a log.
     */
    public static String ofSecret(String id) {
        return of(id.substring(0, Math.min(SHOWN_OF_SECRET, id.length() / 2))) + "\u2026";
    }

    private static void append(StringBuilder line, char c) {
        if (isPlain(c)) {
            line.append(c);
        } else {
            line.append(String.format("\\u%04x", (int) c));
        }
    }

    /** Control characters end lines and steer terminals, format characters turn the direction of writing. */
    private static boolean isPlain(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
