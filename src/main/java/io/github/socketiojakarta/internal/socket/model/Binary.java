package io.github.socketiojakarta.internal.socket.model;

import io.github.socketiojakarta.PayloadException;
import java.nio.ByteBuffer;
import java.util.List;

/** Binary values: on the wire they are attachments, and placeholders in the JSON name their numbers. Pure. */
public final class Binary {

    /** The member that tells a placeholder from other objects. */
    public static final String PLACEHOLDER = "_placeholder";

    /** The member that says which attachment it stands for. */
    public static final String NUM = "num";

    private static final String USUAL_START = "{\"" + PLACEHOLDER + "\":true,\"" + NUM + "\":";
    private static final int MAX_DIGITS = 6;

    private Binary() {}

    /** Keeps a copy of the bytes and returns its number. */
    public static int attach(List<ByteBuffer> attachments, ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        copy.put(bytes.duplicate()).flip();
        attachments.add(copy);
        return attachments.size() - 1;
    }

    static void appendPlaceholder(StringBuilder json, int number) {
        json.append(USUAL_START).append(number).append('}');
    }

    /** Returns the number in a placeholder as clients write it, or -1 if the JSON is anything else. */
    public static int placeholderNumber(String json) {
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

    /** Returns a copy of the bytes of an attachment. */
    public static byte[] bytes(List<ByteBuffer> attachments, int number) {
        if (number < 0 || number >= attachments.size()) {
            throw new PayloadException("a placeholder for attachment " + number + " of " + attachments.size());
        }
        ByteBuffer buffer = attachments.get(number).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
