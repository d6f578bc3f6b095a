package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.parser.PacketException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a placeholder whose number is not that of an attachment. Confined to one scan.
 *
 * <p>The number must be a plain whole number: a text such as {@code "splice"} once let a client reach into the server
 * (CVE-2022-2421).
 */
final class PlaceholderCheck implements Placeholders {

    private static final int NOT_A_NUMBER = -1;
    private static final int MAX_DIGITS = 9;
    private static final int USUAL_DEPTH = 8;

    private enum Key {
        PLACEHOLDER,
        NUM,
        OTHER
    }

    /** An object that is being read. */
    private static final class Level {
        private boolean isPlaceholder;
        private int number = NOT_A_NUMBER;
        private Key key = Key.OTHER;
        private int valueStart;
    }

    private final int attachments;
    private final Map<Integer, Integer> uses = new HashMap<>();
    private @Nullable Level[] levels = new Level[USUAL_DEPTH];

    PlaceholderCheck(int attachments) {
        this.attachments = attachments;
    }

    @Override
    public void open(int depth) {
        if (depth >= levels.length) {
            levels = Arrays.copyOf(levels, 2 * depth);
        }
        levels[depth] = new Level();
    }

    private Level level(int depth) {
        return Objects.requireNonNull(levels[depth], "opened before");
    }

    @Override
    public void key(int depth, String text, int start, int end, int valueStart) {
        String name = JsonTokens.unescape(text.substring(start, end));
        Level level = level(depth);
        level.key = name.equals("_placeholder") ? Key.PLACEHOLDER : name.equals("num") ? Key.NUM : Key.OTHER;
        level.valueStart = valueStart;
    }

    @Override
    public void value(int depth, String text, int end) {
        Level level = level(depth);
        if (level.key == Key.PLACEHOLDER) {
            level.isPlaceholder = text.startsWith("true", level.valueStart);
        } else if (level.key == Key.NUM) {
            level.number = wholeNumber(text, level.valueStart, end);
        }
    }

    private static int wholeNumber(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            if (!JsonTokens.isDigit(text.charAt(i)) || end - start > MAX_DIGITS) {
                return NOT_A_NUMBER;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    @Override
    public void close(int depth) {
        Level level = level(depth);
        if (level.isPlaceholder && (level.number < 0 || level.number >= attachments)) {
            throw new PacketException("a placeholder whose num is not one of " + attachments + " attachments");
        }
        if (level.isPlaceholder) {
            uses.merge(level.number, 1, Integer::sum);
        }
    }

    /** Returns how many placeholders stand for an attachment: each becomes an array of its own. */
    int uses(int attachment) {
        return uses.getOrDefault(attachment, 0);
    }
}
