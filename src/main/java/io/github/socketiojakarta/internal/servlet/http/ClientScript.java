package io.github.socketiojakarta.internal.servlet.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** One file of the JavaScript client, as it is and compressed. Immutable. */
final class ClientScript {

    /** Whether a body is compressed. */
    enum Form {
        PLAIN,
        GZIP
    }

    private final String contentType;
    private final byte[] plain;
    private final byte[] gzip;

    ClientScript(String contentType, byte[] plain) {
        this.contentType = contentType;
        this.plain = plain;
        this.gzip = compress(plain);
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    String contentType() {
        return contentType;
    }

    int length(Form form) {
        return bytes(form).length;
    }

    void writeTo(OutputStream out, Form form) throws IOException {
        out.write(bytes(form));
    }

    private byte[] bytes(Form form) {
        return form == Form.GZIP ? gzip : plain;
    }
}
