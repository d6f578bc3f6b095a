package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.parser.PacketException;

/**
 * Refuses a placeholder whose number is not that of an attachment. Confined to one scan.
 *
 * <p>The number must be a plain whole number: a text such as {@code "splice"} once let a client reach into the server
 * (CVE-2022-2421).
 */
final class PlaceholderCheck implements Placeholders {

    private static final int NOT_A_NUMBER = -1;
    private static final int MAX_DIGITS = 9;

    private enum Key {
        PLACEHOLDER,
        NUM,
        OTHER
    }

    private final int attachments;
    private final boolean[] isPlaceholder;
    private final int[] number;
    private final Key[] key;
    private final int[] valueStart;

    PlaceholderCheck(int attachments, int maxDepth) {
        this.attachments = attachments;
        this.isPlaceholder = new boolean[maxDepth + 1];
        this.number = new int[maxDepth + 1];
        this.key = new Key[maxDepth + 1];
        this.valueStart = new int[maxDepth + 1];
    }

    @Override
    public void open(int depth) {
        isPlaceholder[depth] = false;
        number[depth] = NOT_A_NUMBER;
    }

    @Override
    public void key(int depth, String quotedKey, int start) {
        String name = JsonTokens.unescape(quotedKey);
        key[depth] = name.equals("_placeholder") ? Key.PLACEHOLDER : name.equals("num") ? Key.NUM : Key.OTHER;
        valueStart[depth] = start;
    }

    @Override
    public void value(int depth, String text, int end) {
        if (key[depth] == Key.PLACEHOLDER) {
            isPlaceholder[depth] = text.startsWith("true", valueStart[depth]);
        } else if (key[depth] == Key.NUM) {
            number[depth] = wholeNumber(text, valueStart[depth], end);
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
        if (isPlaceholder[depth] && (number[depth] < 0 || number[depth] >= attachments)) {
            throw new PacketException("a placeholder whose num is not one of " + attachments + " attachments");
        }
    }
}
