package io.github.socketiojakarta.pressure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The answers to the polls of a client that polls again as soon as it has read one, on another connection if the server
 * closes this one, as Tomcat does after a hundred requests.
 */
final class PollingWire implements Wire {

    /** Makes connections. */
    interface Connector {
        WritableByteChannel reconnect(Wire wire) throws IOException;
    }

    private static final byte SEPARATOR = 0x1e;
    private static final String LENGTH = "content-length:";

    private final Packets packets;
    private final Connector connector;
    private final byte[] request;
    private final byte[] beginning = new byte[Packets.BEGINNING];
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private WritableByteChannel channel;
    private boolean closing;
    private int kept;
    private int left;

    PollingWire(Packets packets, WritableByteChannel channel, Connector connector, String path) {
        this.packets = packets;
        this.channel = channel;
        this.connector = connector;
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    void poll() throws IOException {
        ByteBuffer all = ByteBuffer.wrap(request);
        while (all.hasRemaining()) { // a few bytes on a connection on which nothing else is under way
            channel.write(all);
        }
    }

    @Override
    public void bytes(ByteBuffer received) throws IOException {
        while (received.hasRemaining()) {
            if (left == 0) {
                head(received.get());
            } else {
                body(received.get());
            }
        }
    }

    private void head(byte next) {
        head.write(next);
        if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            String lines = head.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            int start = lines.indexOf(LENGTH) + LENGTH.length();
            left = Integer.parseInt(
                    lines.substring(start, lines.indexOf("\r\n", start)).trim());
            closing = lines.contains("connection: close");
            head.reset();
        }
    }

    private void body(byte next) throws IOException {
        left--;
        if (next == SEPARATOR) {
            end();
        } else if (kept < beginning.length) {
            beginning[kept++] = next;
        }
        if (left == 0) {
            end();
            if (closing) {
                channel = connector.reconnect(this);
            }
            poll();
        }
    }

    private void end() {
        packets.packet(beginning, kept);
        kept = 0;
    }
}
