package io.github.socketiojakarta.internal.socket.model;

import io.github.socketiojakarta.JsonCodec;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes whole numbers that JavaScript would round as text, whatever codec has written them, and takes such a text for a
 * number again. It works on the JSON, so no codec has to know of it. Thread-safe, if the codec is.
 */
public final class LargeIntegers implements JsonCodec {

    private static final BigInteger MAX_SAFE = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);

    /** No whole number of fewer digits is beyond that. */
    private static final int SAFE_LENGTH = MAX_SAFE.toString().length();

    private static final Set<Type> INTEGERS = Set.of(long.class, Long.class, BigInteger.class);

    private final JsonCodec codec;

    /** Changes what a codec writes and reads. */
    public LargeIntegers(JsonCodec codec) {
        this.codec = codec;
    }

    @Override
    public String encode(List<? extends @Nullable Object> values, List<ByteBuffer> attachments) {
        return asText(codec.encode(values, attachments));
    }

    @Override
    public @Nullable Object decode(String json, Type type, List<ByteBuffer> attachments) {
        return codec.decode(INTEGERS.contains(type) ? withoutQuotes(json) : json, type, attachments);
    }

    /** Returns the JSON with quotes around its large whole numbers. */
    static String asText(String json) {
        StringBuilder changed = null;
        int copied = 0;
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '"') {
                at = endOfString(json, at);
            } else if (c == '-' || isDigit(c)) {
                int end = endOfNumber(json, at);
                if (isLarge(json, at, end)) {
                    changed = changed == null ? new StringBuilder(json.length() + 2) : changed;
                    changed.append(json, copied, at)
                            .append('"')
                            .append(json, at, end)
                            .append('"');
                    copied = end;
                }
                at = end;
            } else {
                at++;
            }
        }
        return changed == null
                ? json
                : changed.append(json, copied, json.length()).toString();
    }

    private static int endOfString(String json, int start) {
        int at = start + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int endOfNumber(String json, int start) {
        int at = start + 1;
        while (at < json.length() && isPartOfNumber(json.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPartOfNumber(char c) {
        return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLarge(String json, int start, int end) {
        return end - start >= SAFE_LENGTH
                && isInteger(json, start, end)
                && new BigInteger(json.substring(start, end)).abs().compareTo(MAX_SAFE) > 0;
    }

    private static boolean isInteger(String json, int start, int end) {
        for (int i = json.charAt(start) == '-' ? start + 1 : start; i < end; i++) {
            if (!isDigit(json.charAt(i))) {
                return false;
            }
        }
        return end > start;
    }

    /** Returns the number in a text of nothing else; anything else as it is, about which the codec may complain. */
    private static String withoutQuotes(String json) {
        int last = json.length() - 1;
        boolean isNumber = last >= SAFE_LENGTH && json.charAt(0) == '"' && isInteger(json, 1, last);
        return isNumber ? json.substring(1, last) : json;
    }
}
