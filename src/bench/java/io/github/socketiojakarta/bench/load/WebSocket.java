package io.github.socketiojakarta.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One WebSocket, with as little of RFC 6455 as a load generator needs: no extension, no check of what it knows to be so. */
final class WebSocket implements TcpConnection.User {

    /** Who uses the WebSocket. The bytes are good during the call only. */
    interface User {
        void opened();

        void message(Slice message, boolean isBinary);

        void closed(String why);
    }

    private static final int FIN = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] MASK = {0x5a, 0x17, 0x3c, 0x71};

    private final EventLoop loop;
    private final User user;
    private final String path;
    private final int port;
    private final TcpConnection connection;
    private final Slice slice = new Slice();
    private ByteArrayOutputStream fragments; // or null
    private boolean areFragmentsBinary;
    private boolean isOpen;

    WebSocket(EventLoop loop, int port, String path, User user) throws IOException {
        this.loop = loop;
        this.port = port;
        this.path = path;
        this.user = user;
        connection = new TcpConnection(loop, port, this);
    }

    @Override
    public void connected() {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        connection.send(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public int received(byte[] bytes, int from, int to) {
        int at = from;
        if (!isOpen) {
            at = afterHandshake(bytes, from, to);
            if (at == from) {
                return from;
            }
            isOpen = true;
            user.opened();
        }
        int next = frame(bytes, at, to);
        while (next > at) {
            at = next;
            next = frame(bytes, at, to);
        }
        return at;
    }

    private int afterHandshake(byte[] bytes, int from, int to) {
        for (int at = from; at + 4 <= to; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                String head = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
                if (!head.startsWith("HTTP/1.1 101")) {
                    connection.close();
                    user.closed("refused: " + head.lines().findFirst().orElse(""));
                    return from;
                }
                return at + 4;
            }
        }
        return from;
    }

    /** Takes one frame, returns where the next one begins; stays if the frame is not complete. */
    private int frame(byte[] bytes, int from, int to) {
        if (to - from < 2) {
            return from;
        }
        int length = bytes[from + 1] & 0x7f;
        int start = from + 2;
        if (length == 126) {
            if (to - from < 4) {
                return from;
            }
            length = (bytes[from + 2] & 0xff) << 8 | bytes[from + 3] & 0xff;
            start = from + 4;
        } else if (length == 127) {
            if (to - from < 10) {
                return from;
            }
            length = ByteBuffer.wrap(bytes, from + 6, 4).getInt();
            start = from + 10;
        }
        if (to - start < length) {
            return from;
        }
        take(bytes[from], slice.set(bytes, start, length));
        return start + length;
    }

    private void take(byte first, Slice payload) {
        int opcode = first & 0x0f;
        boolean isLast = (first & FIN) != 0;
        switch (opcode) {
            case TEXT, BINARY -> {
                if (isLast) {
                    user.message(payload, opcode == BINARY);
                } else {
                    areFragmentsBinary = opcode == BINARY;
                    fragments = new ByteArrayOutputStream();
                    fragments.write(payload.bytes(), payload.offset(), payload.length());
                }
            }
            case CONTINUATION -> {
                fragments.write(payload.bytes(), payload.offset(), payload.length());
                if (isLast) {
                    byte[] all = fragments.toByteArray();
                    fragments = null;
                    user.message(new Slice().set(all, 0, all.length), areFragmentsBinary);
                }
            }
            case PING -> frame(PONG, payload.copy());
            case CLOSE -> {
                connection.close();
                user.closed("close frame");
            }
            default -> {}
        }
    }

    @Override
    public void closed(String why) {
        user.closed(why);
    }

    void sendText(byte[] text) {
        frame(TEXT, text);
    }

    void sendBinary(byte[] data) {
        frame(BINARY, data);
    }

    /** Asks the server to close; it answers with a frame of its own. */
    void sendClose() {
        frame(CLOSE, new byte[] {0x03, (byte) 0xe8});
    }

    private void frame(int opcode, byte[] payload) {
        ByteBuffer buffer = loop.writeBuffer.clear();
        buffer.put((byte) (FIN | opcode));
        if (payload.length < 126) {
            buffer.put((byte) (0x80 | payload.length));
        } else {
            buffer.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        buffer.put(MASK);
        byte[] masked = new byte[payload.length];
        for (int i = 0; i < payload.length; i++) {
            masked[i] = (byte) (payload[i] ^ MASK[i & 3]);
        }
        buffer.put(masked);
        connection.send(buffer.flip());
    }
}
