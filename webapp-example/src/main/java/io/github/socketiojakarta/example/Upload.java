package io.github.socketiojakarta.example;

/**
 * A picture as a visitor sends it.
 *
 * @param name its file name
 * @param data the file
 */
public record Upload(String name, byte[] data) {

    private static final int MAX_BYTES = 600_000;
    private static final int MAX_NAME = 100;
    private static final byte[][] MAGIC = {
        {(byte) 0x89, 'P', 'N', 'G'},
        {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
        {'G', 'I', 'F', '8'},
        {'R', 'I', 'F', 'F'}
    };

    /** Tells whether this may be shown: PNG, JPEG, GIF or WebP, by its first bytes, and not too large. */
    boolean isPicture() {
        return data != null
                && data.length <= MAX_BYTES
                && name != null
                && name.length() <= MAX_NAME
                && java.util.Arrays.stream(MAGIC).anyMatch(this::startsWith);
    }

    private boolean startsWith(byte[] magic) {
        return data.length >= magic.length && java.util.Arrays.equals(data, 0, magic.length, magic, 0, magic.length);
    }
}
