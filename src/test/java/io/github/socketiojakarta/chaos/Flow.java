package io.github.socketiojakarta.chaos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One direction of a {@link Tunnel}. Confined to the proxy's thread. */
final class Flow {

    private static final int BUFFER = 16_384;
    private static final int SLICES = 20;

    private final SocketChannel from;
    private final SocketChannel to;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private String beginning = "";

    /** Ready to be read from: what waits to be written. */
    private boolean filled;

    private boolean ended;
    private boolean endPassedOn;
    private boolean lossy;
    private boolean paused;
    private int bytesPerSecond = Integer.MAX_VALUE;

    Flow(SocketChannel from, SocketChannel to) {
        this.from = from;
        this.to = to;
    }

    /** Returns what came first, the beginning of a request. */
    String beginning() {
        return beginning;
    }

    boolean wantsToRead() {
        return !ended && !filled && !paused && from.isOpen();
    }

    boolean wantsToWrite() {
        return filled && !paused && to.isOpen();
    }

    boolean isOver() {
        return ended && (endPassedOn || lossy);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Loses what comes from now on, and the end of it too. */
    void lose() {
        lossy = true;
        filled = false;
        paused = false;
        buffer.clear();
    }

    /** Tells the receiver that this was all, and loses the rest. */
    void cut() throws IOException {
        lose();
        to.shutdownOutput();
    }

    void pause(boolean on) {
        paused = on;
    }

    void limit(int newBytesPerSecond) {
        bytesPerSecond = newBytesPerSecond;
    }

    /** Reads what there is; returns for how many milliseconds nothing may be read then. */
    long read() throws IOException {
        buffer.clear().limit(Math.max(1, Math.min(BUFFER, bytesPerSecond / SLICES)));
        int count = from.read(buffer);
        if (count < 0) {
            ended = true;
            passEndOn();
            return 0;
        }
        buffer.flip();
        if (beginning.isEmpty()) {
            beginning = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
        }
        if (!lossy) {
            filled = true;
            write();
        }
        return bytesPerSecond == Integer.MAX_VALUE ? 0 : 1000L * count / bytesPerSecond;
    }

    void write() throws IOException {
        to.write(buffer);
        filled = buffer.hasRemaining();
        passEndOn();
    }

    private void passEndOn() throws IOException {
        if (ended && !filled && !lossy && !endPassedOn) {
            endPassedOn = true;
            to.shutdownOutput();
        }
    }
}
