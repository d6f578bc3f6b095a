package io.github.socketiojakarta.internal.servlet.polling;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;

/**
 * The body of an answer. It goes out in pieces, so that a container that writes to a client which reads nothing holds one of
 * them. Whose turn it is to write says who has it; any thread may drop it.
 */
final class AnswerBody {

    private static final int PIECE = 65_536;
    private static final byte[] NOTHING = {};

    /** How far it has come. */
    enum Progress {
        GOING_ON,
        LAST_BYTE,
        FLUSHED
    }

    private volatile byte[] bytes = NOTHING;
    private int position;
    private boolean flushed;

    void set(byte[] all) {
        bytes = all;
    }

    void drop() {
        bytes = NOTHING;
    }

    int length() {
        return bytes.length;
    }

    /** Returns whether a client may get a part of it. */
    boolean hasPieces() {
        return bytes.length > PIECE;
    }

    /**
     * Writes the next piece, flushes after the last one, or does nothing after that. The flush is what lets a container notice
     * that the client has gone.
     */
    Progress writeNext(ServletOutputStream out) throws IOException {
        byte[] all = bytes;
        int count = Math.min(PIECE, all.length - position);
        if (count > 0) {
            out.write(all, position, count);
            position += count;
            return position == all.length ? Progress.LAST_BYTE : Progress.GOING_ON;
        }
        if (flushed) {
            return Progress.FLUSHED;
        }
        flushed = true;
        out.flush();
        return Progress.GOING_ON;
    }
}
