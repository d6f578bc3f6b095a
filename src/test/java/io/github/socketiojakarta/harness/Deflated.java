package io.github.socketiojakarta.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Messages of the WebSocket extension {@code permessage-deflate} (RFC 7692): one stream, cut after each message. */
public final class Deflated {

    /** What ends each message, and is not sent. */
    private static final byte[] TAIL = {0, 0, -1, -1};

    private final Inflater inflater = new Inflater(true);

    /** Returns a message of a client that begins anew with each. */
    public static byte[] message(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int count = chunk.length; count == chunk.length; ) {
            count = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            out.write(chunk, 0, count);
        }
        deflater.end();
        return Arrays.copyOf(out.toByteArray(), out.size() - TAIL.length);
    }

    byte[] inflate(byte[] message) throws IOException {
        byte[] input = Arrays.copyOf(message, message.length + TAIL.length);
        System.arraycopy(TAIL, 0, input, message.length, TAIL.length);
        inflater.setInput(input);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        try {
            for (int count = 1; count > 0; ) {
                count = inflater.inflate(chunk);
                out.write(chunk, 0, count);
            }
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
        return out.toByteArray();
    }
}
