package io.github.socketiojakarta.internal.socket.json;

import io.github.socketiojakarta.PayloadException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells the JSON-B serializers, which are registered once, which attachments belong to the call that is under way on
 * this thread. Calls may nest: a value's own code may encode another. Thread-safe.
 */
final class Attachments {

    static final String PLACEHOLDER = "_placeholder";
    static final String NUM = "num";
    private static final String USUAL_START = "{\"" + PLACEHOLDER + "\":true,\"" + NUM + "\":";
    private static final int MAX_DIGITS = 6;

    // not static: each codec has its own, and it is empty but during a call
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<List<ByteBuffer>> current = new ThreadLocal<>();

    <T> T during(List<ByteBuffer> attachments, Supplier<T> call) {
        List<ByteBuffer> outer = current.get();
        current.set(attachments);
        try {
            return call.get();
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
    }

    /** Keeps a copy of the bytes and returns its number. */
    int add(ByteBuffer bytes) {
        return add(current(), bytes);
    }

    static int add(List<ByteBuffer> attachments, ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        copy.put(bytes.duplicate()).flip();
        attachments.add(copy);
        return attachments.size() - 1;
    }

    static void appendPlaceholder(StringBuilder json, int number) {
        json.append("{\"")
                .append(PLACEHOLDER)
                .append("\":true,\"")
                .append(NUM)
                .append("\":")
                .append(number)
                .append('}');
    }

    /** Returns the number in a placeholder as clients write it, or -1 if the JSON is anything else. */
    static int placeholderNumber(String json) {
        int digits = json.length() - USUAL_START.length() - 1;
        if (digits < 1 || digits > MAX_DIGITS || !json.startsWith(USUAL_START) || !json.endsWith("}")) {
            return -1;
        }
        int number = 0;
        for (int i = USUAL_START.length(); i < json.length() - 1; i++) {
            int digit = json.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** Returns the attachments of the call that is under way. */
    List<ByteBuffer> current() {
        return current.get();
    }

    static byte[] bytes(List<ByteBuffer> attachments, int number) {
        if (number < 0 || number >= attachments.size()) {
            throw new PayloadException("a placeholder for attachment " + number + " of " + attachments.size());
        }
        ByteBuffer buffer = attachments.get(number).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
