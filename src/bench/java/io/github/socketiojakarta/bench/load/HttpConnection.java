package io.github.socketiojakarta.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP/1.1, one request at a time, on a connection that is kept as long as the server keeps it. */
final class HttpConnection implements TcpConnection.User {

    /** Who asks. The body is good during the call only. */
    interface User {
        void response(int status, Slice body);

        void failed(String why);
    }

    private final EventLoop loop;
    private final int port;
    private final User user;
    private final Slice slice = new Slice();
    private TcpConnection connection; // or null
    private byte[] request; // that is under way, or null
    private boolean isReused;

    HttpConnection(EventLoop loop, int port, User user) {
        this.loop = loop;
        this.port = port;
        this.user = user;
    }

    void get(String uri) {
        request(Client.bytes("GET " + uri + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n"));
    }

    void post(String uri, byte[] body) {
        byte[] head = Client.bytes("POST " + uri + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: " + body.length + "\r\n\r\n");
        request(ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array());
    }

    private void request(byte[] bytes) {
        request = bytes;
        isReused = connection != null;
        if (isReused) {
            connection.send(ByteBuffer.wrap(bytes));
        } else {
            connect();
        }
    }

    private void connect() {
        isReused = false;
        try {
            connection = new TcpConnection(loop, port, this);
        } catch (IOException e) {
            user.failed(e.toString());
        }
    }

    @Override
    public void connected() {
        connection.send(ByteBuffer.wrap(request));
    }

    @Override
    public void closed(String why) {
        connection = null;
        if (request == null) {
            return; // the server did not want to keep it
        }
        if (isReused) {
            connect(); // as browsers do: the end of the connection and the request have crossed
        } else {
            user.failed(why);
        }
    }

    @Override
    public int received(byte[] bytes, int from, int to) {
        int headEnd = headEnd(bytes, from, to);
        if (headEnd < 0) {
            return from;
        }
        String head = new String(bytes, from, headEnd - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int end;
        if (head.contains("\r\ntransfer-encoding: chunked")) {
            end = chunked(bytes, headEnd, to);
        } else {
            int length = contentLength(head);
            end = to - headEnd < length ? -1 : headEnd + length;
            slice.set(bytes, headEnd, Math.max(length, 0));
        }
        if (end < 0) {
            return from;
        }
        if (head.contains("\r\nconnection: close")) {
            connection.close();
            connection = null;
        }
        request = null;
        user.response(Integer.parseInt(head.substring(9, 12)), slice);
        return end;
    }

    private static int headEnd(byte[] bytes, int from, int to) {
        for (int at = from; at + 4 <= to; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at + 4;
            }
        }
        return -1;
    }

    private static int contentLength(String head) {
        int at = head.indexOf("\r\ncontent-length:");
        if (at < 0) {
            return 0;
        }
        int start = at + "\r\ncontent-length:".length();
        return Integer.parseInt(head.substring(start, head.indexOf('\r', start)).strip());
    }

    /** Puts the chunks together; returns where they end, or -1 if they have not all arrived. */
    private int chunked(byte[] bytes, int from, int to) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = from;
        while (true) {
            int lineEnd = at;
            while (lineEnd < to && bytes[lineEnd] != '\n') {
                lineEnd++;
            }
            if (lineEnd >= to) {
                return -1;
            }
            int size = Integer.parseInt(new String(bytes, at, lineEnd - at, StandardCharsets.US_ASCII).strip(), 16);
            int next = lineEnd + 1 + size + 2;
            if (next > to) {
                return -1;
            }
            if (size == 0) {
                byte[] all = body.toByteArray();
                slice.set(all, 0, all.length);
                return next;
            }
            body.write(bytes, lineEnd + 1, size);
            at = next;
        }
    }
}
