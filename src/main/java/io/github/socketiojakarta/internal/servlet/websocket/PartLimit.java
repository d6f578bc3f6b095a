package io.github.socketiojakarta.internal.servlet.websocket;

/**
 * Bounds a message that arrives in parts: its bytes, and the number of its parts, so that endless empty fragments end
 * too. Once exceeded, it stays so: the connection is being closed. The assemblers of a WebSocket share one, as all parts of
 * a message come before the next (RFC 6455, section 5.4). Confined like them.
 */
final class PartLimit {

    private static final int ENOUGH_PARTS = 16_384;
    private static final int SMALL_PART = 1_024;

    private final int maxBytes;
    private long bytes;
    private int parts;
    private boolean exceeded;

    PartLimit(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns whether a message of so many characters is small enough, whatever they are: each has three bytes at most. */
    boolean acceptsAny(int characters) {
        return 3L * characters <= maxBytes;
    }

    boolean accepts(long size) {
        bytes += size;
        parts++;
        exceeded = bytes > maxBytes || parts > maxParts();
        return !exceeded;
    }

    private int maxParts() {
        return ENOUGH_PARTS + maxBytes / SMALL_PART; // containers cut large messages
    }

    void reset() {
        bytes = 0;
        parts = 0;
    }

    boolean isExceeded() {
        return exceeded;
    }
}
