package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes where only text can travel. */
final class Base64Text {

    private static final int SHOWN = 40;

    private Base64Text() {}

    static String encode(ByteBuffer bytes) {
        ByteBuffer base64 = Base64.getEncoder().encode(bytes.duplicate());
        return StandardCharsets.ISO_8859_1.decode(base64).toString();
    }

    /** Decodes the rest of a text. Lines may be broken: the official Java client breaks them. */
    static ByteBuffer decode(String text, int start) {
        boolean broken = text.indexOf('\n') >= 0;
        Base64.Decoder decoder = broken ? Base64.getMimeDecoder() : Base64.getDecoder();
        try {
            return ByteBuffer.wrap(decoder.decode(text.substring(start)));
        } catch (IllegalArgumentException e) {
            throw new EnginePacketException("not base64: " + shown(text));
        }
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
