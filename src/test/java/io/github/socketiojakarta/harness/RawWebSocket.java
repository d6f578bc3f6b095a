package io.github.socketiojakarta.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket client without manners: it sends the frames it is told to, answers nothing by itself, and notes what
 * comes.
 */
public final class RawWebSocket implements AutoCloseable {

    /** What the server's end of the connection looked like when there was no close frame. */
    public static final int NO_CLOSE_FRAME = 1006;

    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final String END = "end of the connection";

    /** One message from the server; binary ones are written as {@code b:} and hexadecimal digits. */
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    private final Deflated inflater = new Deflated();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int messageStart;
    private final RawHttp http;
    private final HttpReply reply;
    private volatile String socketId = "";
    private volatile int closeCode = NO_CLOSE_FRAME;

    private RawWebSocket(RawHttp http, HttpReply reply) {
        this.http = http;
        this.reply = reply;
    }

    /** Asks for a WebSocket at a path; look at {@link #reply()} for the answer. */
    public static RawWebSocket ask(Address server, String path, String... headers) {
        RawHttp http = RawHttp.connect(server);
        return ask(http, path, headers);
    }

    public static RawWebSocket ask(RawHttp http, String path, String... headers) {
        http.begin("GET", path, "", handshake(headers));
        return new RawWebSocket(http, http.reply());
    }

    public static String[] handshake(String... more) {
        List<String> headers = new ArrayList<>(List.of(
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }

    /** Opens a WebSocket at a path and starts to read. */
    public static RawWebSocket open(Address server, String path, String... headers) {
        RawWebSocket webSocket = ask(server, path, headers);
        assertThat(webSocket.reply.status()).as(webSocket.reply.body()).isEqualTo(101);
        return webSocket.startReading();
    }

    /** Opens an Engine.IO session and takes the handshake off. */
    public static RawWebSocket session(Address server) {
        RawWebSocket webSocket = open(server, "/socket.io/?EIO=4&transport=websocket");
        assertThat(webSocket.next()).startsWith("0{\"sid\":");
        return webSocket;
    }

    /** Opens a session and joins the main namespace. */
    public static RawWebSocket connected(Address server) {
        return session(server).join("40");
    }

    /** Sends a CONNECT packet and takes the answer off. */
    public RawWebSocket join(String connect) {
        String prefix = connect.startsWith("40/") ? connect.substring(0, connect.indexOf(',') + 1) : "40";
        String answer = text(connect).next();
        assertThat(answer).startsWith(prefix + "{\"sid\":\"");
        socketId = PollingSession.sidIn(answer);
        return this;
    }

    /** Returns the id of the socket in the namespace that was joined last. */
    public String socketId() {
        return socketId;
    }

    RawWebSocket startReading() {
        Thread reader = new Thread(this::read, "raw-websocket");
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    private void read() {
        try {
            DataInputStream in = new DataInputStream(http.in());
            while (readFrame(in)) {
                // the frame has been noted
            }
        } catch (IOException expected) { // the connection broke, which is an end too
        }
        messages.add(END);
    }

    private boolean readFrame(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] payload = in.readNBytes((int) length);
        switch (first & 15) {
            case TEXT, BINARY, CONTINUATION -> readPart(first, payload);
            case CLOSE -> {
                closeCode = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
                return false;
            }
            default -> messages.add("frame " + (first & 15));
        }
        return true;
    }

    /** Containers may cut a message into several frames; only the first says what it is. */
    private void readPart(int first, byte[] part) throws IOException {
        if ((first & 15) != CONTINUATION) {
            messageStart = first;
            message.reset();
        }
        message.write(part);
        if ((first & FIN) == 0) {
            return;
        }
        byte[] whole = message.toByteArray();
        byte[] plain = (messageStart & COMPRESSED) == 0 ? whole : inflater.inflate(whole);
        messages.add(
                (messageStart & 15) == TEXT
                        ? new String(plain, StandardCharsets.UTF_8)
                        : "b:" + java.util.HexFormat.of().formatHex(plain));
    }

    public HttpReply reply() {
        return reply;
    }

    public RawWebSocket text(String message) {
        return frame(true, TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    public RawWebSocket binary(byte... message) {
        return frame(true, BINARY, message);
    }

    public RawWebSocket frame(boolean last, int opcode, byte[] payload) {
        http.write(bytes((last ? FIN : 0) | opcode, payload, true));
        return this;
    }

    /** Sends many fragments in the middle of a message, each with so many bytes, without an end. */
    public void fragments(int count, int size) {
        byte[] fragment = bytes(CONTINUATION, "a".repeat(size).getBytes(StandardCharsets.UTF_8), true);
        ByteBuffer all = ByteBuffer.allocate(count * fragment.length);
        for (int i = 0; i < count; i++) {
            all.put(fragment);
        }
        http.write(all.array());
    }

    /** Sends a frame whose first byte is anything, masked or not. */
    public RawWebSocket odd(int firstByte, boolean masked, String payload) {
        http.write(bytes(firstByte, payload.getBytes(StandardCharsets.UTF_8), masked));
        return this;
    }

    /** Sends a whole message as {@link Deflated#message} makes it, in one frame. */
    public RawWebSocket deflated(byte[] message) {
        http.write(bytes(FIN | COMPRESSED | TEXT, message, true));
        return this;
    }

    /** Sends such a message in frames of that size. */
    public RawWebSocket deflatedInFragments(byte[] message, int size) {
        for (int start = 0; start < message.length; start += size) {
            int end = Math.min(start + size, message.length);
            int last = end == message.length ? FIN : 0;
            http.write(bytes(
                    last | (start == 0 ? COMPRESSED | TEXT : CONTINUATION),
                    Arrays.copyOfRange(message, start, end),
                    true));
        }
        return this;
    }

    /** Returns a frame masked with zeros, which is a mask. */
    public static byte[] bytes(int firstByte, byte[] payload, boolean masked) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        int mask = masked ? 0x80 : 0;
        frame.put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (mask | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (mask | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (mask | 127)).putLong(payload.length);
        }
        if (masked) {
            frame.putInt(0);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** Waits for the next message. */
    public String next() {
        try {
            String message = messages.poll(RawHttp.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("a message from the server").isNotNull();
            if (END.equals(message)) {
                messages.add(END);
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end of the connection and returns the close code; messages before it are skipped. */
    public int awaitClose() {
        String message = next();
        while (!message.equals(END)) {
            message = next();
        }
        return closeCode;
    }

    public boolean isAtEnd() {
        return messages.contains(END);
    }

    /** Ends the connection with a close frame. */
    public void closeWith(int code) {
        frame(true, CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** Breaks the connection with a TCP reset. */
    public void reset() {
        http.reset();
    }

    @Override
    public void close() {
        http.close();
    }
}
