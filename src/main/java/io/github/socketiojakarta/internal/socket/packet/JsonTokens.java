package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.parser.PacketException;

/** The words of JSON (RFC 8259): finds where each ends, or throws. Pure. */
public final class JsonTokens {

    /** The most characters of a number: nobody means more, and converting them takes time that grows with their square. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    /**
     * The greatest exponent, and without its sign the smallest. A few characters more would be a number that fills the
     * memory as soon as the application rounds or adds. A {@code double} ends at 308.
     */
    public static final int MAX_EXPONENT = 999;

    private static final int EXPONENT_DIGITS = 3;
    private static final int UNICODE_ESCAPE_DIGITS = 4;

    private JsonTokens() {}

    /** Returns the index of the first character that is no space. */
    public static int skipSpace(String text, int at) {
        int i = at;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Returns the index after a string that starts at a quotation mark. */
    public static int endOfString(String text, int at) {
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c < ' ') {
                break;
            }
            i = c == '\\' ? endOfEscape(text, i) : i + 1;
        }
        throw malformed(text, at, "a string that does not end");
    }

    private static int endOfEscape(String text, int at) {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if ("\"\\/bfnrt".indexOf(c) >= 0 && c != 0) {
            return at + 2;
        }
        int end = at + 2 + UNICODE_ESCAPE_DIGITS;
        if (c != 'u' || end > text.length()) {
            throw malformed(text, at, "an unknown escape");
        }
        for (int i = at + 2; i < end; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                throw malformed(text, at, "an unknown escape");
            }
        }
        return end;
    }

    /** Returns the index after a number. */
    public static int endOfNumber(String text, int at) {
        int start = isAt(text, at, '-') ? at + 1 : at;
        int end = endOfDigits(text, start);
        if (end - start > 1 && text.charAt(start) == '0') {
            throw malformed(text, at, "a number that starts with 0");
        }
        if (isAt(text, end, '.')) {
            end = endOfDigits(text, end + 1);
        }
        if (isAt(text, end, 'e') || isAt(text, end, 'E')) {
            end = endOfExponent(text, end + 1);
        }
        if (end - at > MAX_NUMBER_LENGTH) {
            throw malformed(text, at, "a number of more than " + MAX_NUMBER_LENGTH + " characters");
        }
        return end;
    }

    private static int endOfExponent(String text, int at) {
        int start = isAt(text, at, '+') || isAt(text, at, '-') ? at + 1 : at;
        int end = endOfDigits(text, start);
        int significant = start;
        while (significant < end && text.charAt(significant) == '0') {
            significant++;
        }
        if (end - significant > EXPONENT_DIGITS) {
            throw malformed(text, at, "an exponent of more than " + MAX_EXPONENT);
        }
        return end;
    }

    private static boolean isAt(String text, int at, char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private static int endOfDigits(String text, int at) {
        int i = at;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        if (i == at) {
            throw malformed(text, at, "no digit where one must be");
        }
        return i;
    }

    /** Returns the index after {@code true}, {@code false} or {@code null}. */
    public static int endOfLiteral(String text, int at) {
        char first = at < text.length() ? text.charAt(at) : 0;
        String literal = first == 't' ? "true" : first == 'f' ? "false" : "null";
        if (text.startsWith(literal, at)) {
            return at + literal.length();
        }
        throw malformed(text, at, "no value");
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns what a string means, given its text with the quotation marks. */
    public static String unescape(String quoted) {
        return quoted.indexOf('\\') < 0
                ? quoted.substring(1, quoted.length() - 1)
                : unescape(quoted, 1, quoted.length() - 1);
    }

    /** Returns what the characters of a string mean, which are those from one index to another, without quotation marks. */
    public static String unescape(String text, int start, int end) {
        StringBuilder plain = new StringBuilder(end - start);
        int copied = start;
        int i = start;
        while (i < end) {
            if (text.charAt(i) != '\\') {
                i++;
                continue;
            }
            plain.append(text, copied, i);
            char c = text.charAt(i + 1);
            if (c == 'u') {
                plain.append((char) Integer.parseInt(text, i + 2, i + 2 + UNICODE_ESCAPE_DIGITS, 16));
                i += UNICODE_ESCAPE_DIGITS;
            } else {
                plain.append(unescaped(c));
            }
            i += 2;
            copied = i;
        }
        return plain.append(text, copied, end).toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    static PacketException malformed(String text, int at, String found) {
        int end = Math.min(text.length(), at + 20);
        return new PacketException("expected JSON, but found " + found + " at index " + at + ": "
                + text.substring(Math.min(at, end), end));
    }
}
