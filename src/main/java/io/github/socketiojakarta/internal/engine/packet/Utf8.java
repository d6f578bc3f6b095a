package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as it travels. */
public final class Utf8 {

    private static final int ONE_BYTE = 0x80;
    private static final int TWO_BYTES = 0x800;

    /** Stands in a text for bytes that are no UTF-8, unless it has been sent. */
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /**
     * Decodes bytes strictly: nothing is replaced.
     *
     * @throws EnginePacketException if the bytes are not UTF-8
     */
    public static String decode(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8); // what the JVM makes faster than a decoder
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new EnginePacketException("not UTF-8");
        }
    }

    /** Returns how many bytes the text takes; each half of a surrogate pair counts two of its four. */
    public static long length(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ONE_BYTE) {
                bytes += c < TWO_BYTES || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }
}
