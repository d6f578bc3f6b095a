package io.github.socketiojakarta.internal.servlet.polling;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * What can be read of a body without waiting for it, while the container's thread is here anyway. Most clients send a small
 * body along with its headers. Confined to that thread.
 *
 * <p>A body that comes in pieces is left alone: who sends it slowly must not hold a thread.
 */
final class ArrivedBytes {

    /** What containers read at once, or more. */
    static final int MAX_LENGTH = 8192;

    private static final byte[] NONE = {};

    private final long declaredLength;
    private byte[] bytes = NONE;
    private int length;

    private ArrivedBytes(long declaredLength) {
        this.declaredLength = declaredLength;
    }

    /** Reads nothing, the whole body, or, in Tomcat, what there is of it. Never blocks. */
    static ArrivedBytes read(ServletInputStream in, long declaredLength) throws IOException {
        ArrivedBytes arrived = new ArrivedBytes(declaredLength);
        if (declaredLength > 0 && declaredLength <= MAX_LENGTH) {
            arrived.read(in);
        }
        return arrived;
    }

    private void read(ServletInputStream in) throws IOException {
        int available = in.available();
        if (available >= declaredLength) {
            take(in, (int) declaredLength);
        } else if (available == 1) { // so says Tomcat of any number, as long as nothing has been read
            readAllOf(in);
        }
    }

    /** Leaves nothing behind: Tomcat would let what comes later overwrite it. */
    private void readAllOf(ServletInputStream in) throws IOException {
        int available = 1;
        while (available > 0 && length < declaredLength) {
            take(in, Math.min(available, (int) declaredLength - length));
            available = in.available();
        }
    }

    private void take(ServletInputStream in, int count) throws IOException {
        if (bytes.length == 0) {
            bytes = new byte[(int) declaredLength];
        }
        length += Math.max(0, in.read(bytes, length, count));
    }

    /** Returns whether that is the whole body. */
    boolean areAll() {
        return length == declaredLength;
    }

    /** Returns the bytes, which nobody changes. */
    byte[] bytes() {
        return areAll() ? bytes : Arrays.copyOf(bytes, length);
    }
}
