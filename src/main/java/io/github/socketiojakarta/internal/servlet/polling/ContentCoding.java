package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.servlet.http.AcceptedEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** How the body of a response is compressed (RFC 9110, section 8.4.1). */
enum ContentCoding {
    GZIP("gzip"),
    DEFLATE("deflate");

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    private OutputStream open(OutputStream out) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPOutputStream(out);
            case DEFLATE -> new DeflaterOutputStream(out);
        };
    }

    /** Returns what a client takes, given its header Accept-Encoding; nothing if it wants the body as it is. */
    static Optional<ContentCoding> accepted(String header) {
        for (ContentCoding coding : values()) {
            if (AcceptedEncoding.allows(coding.token, header)) {
                return Optional.of(coding);
            }
        }
        return Optional.empty();
    }

    String token() {
        return token;
    }

    byte[] compress(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 2);
        try (OutputStream out = open(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
