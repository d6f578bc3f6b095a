package io.github.socketiojakarta.pressure;

import java.nio.ByteBuffer;

/** The frames of a WebSocket whose client answers nothing. */
final class WebSocketWire implements Wire {

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;

    private final Packets packets;
    private final byte[] beginning = new byte[Packets.BEGINNING];
    private final ByteBuffer head = ByteBuffer.allocate(10);
    private int kept;
    private int headLength = 2;
    private long left;

    WebSocketWire(Packets packets) {
        this.packets = packets;
    }

    @Override
    public void bytes(ByteBuffer received) {
        while (received.hasRemaining()) {
            if (left == 0) {
                head(received.get());
            } else {
                payload(received);
            }
        }
    }

    private void head(byte next) {
        head.put(next);
        if (head.position() == 2) {
            headLength = 2 + (next == 126 ? 2 : next == 127 ? 8 : 0);
        }
        if (head.position() < headLength) {
            return;
        }
        left = headLength == 2 ? head.get(1) : headLength == 4 ? head.getShort(2) & 0xffff : head.getLong(2);
        if ((head.get(0) & 15) != CONTINUATION) {
            kept = 0;
        }
        if (left == 0) {
            end();
        }
    }

    private void payload(ByteBuffer received) {
        int part = (int) Math.min(left, received.remaining());
        int keep = Math.min(part, beginning.length - kept);
        received.get(beginning, kept, keep);
        kept += keep;
        received.position(received.position() + part - keep);
        left -= part;
        if (left == 0) {
            end();
        }
    }

    private void end() {
        int opcode = head.get(0) & 15;
        if (head.get(0) < 0 && (opcode == TEXT || opcode == CONTINUATION)) {
            packets.packet(beginning, kept);
        }
        head.clear();
    }
}
