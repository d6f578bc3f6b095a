package io.github.socketiojakarta.internal.engine.transport;

/**
 * Bounds a message that arrives in parts: its bytes, and the number of its parts, so that endless empty fragments end
 * too. Once exceeded, it stays so: the connection is being closed. Confined like its assembler.
 */
final class PartLimit {

    private static final int MAX_PARTS = 16_384;

    private final int maxBytes;
    private long bytes;
    private int parts;
    private boolean exceeded;

    PartLimit(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    boolean accepts(long size) {
        bytes += size;
        parts++;
        exceeded = bytes > maxBytes || parts > MAX_PARTS;
        return !exceeded;
    }

    void reset() {
        bytes = 0;
        parts = 0;
    }

    boolean isExceeded() {
        return exceeded;
    }
}
