package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.FrameReceiver;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Puts the parts of binary messages together and counts their bytes. The container's buffers may be direct and are
 * used again, so they are copied. Confined to the container's calls, which come one at a time.
 */
final class BinaryAssembler {

    private final FrameReceiver receiver;
    private final PartLimit limit;
    private ByteArrayOutputStream message = new ByteArrayOutputStream(0);

    BinaryAssembler(FrameReceiver receiver, int maxBytes) {
        this.receiver = receiver;
        this.limit = new PartLimit(maxBytes);
    }

    void part(ByteBuffer part, boolean last) {
        if (limit.isExceeded()) {
            return;
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        if (!limit.accepts(bytes.length)) {
            message = new ByteArrayOutputStream(0);
            receiver.tooBig();
        } else if (!last) {
            message.writeBytes(bytes);
        } else {
            limit.reset();
            receiver.binary(ByteBuffer.wrap(message.size() == 0 ? bytes : take(bytes)));
        }
    }

    private byte[] take(byte[] lastPart) {
        message.writeBytes(lastPart);
        byte[] whole = message.toByteArray();
        message = new ByteArrayOutputStream(0);
        return whole;
    }
}
