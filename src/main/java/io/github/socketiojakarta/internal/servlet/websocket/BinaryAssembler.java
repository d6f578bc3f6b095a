package io.github.socketiojakarta.internal.servlet.websocket;

import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import jakarta.websocket.MessageHandler;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of binary messages together and counts their bytes. The container's buffers may be direct and are
 * used again, so they are copied. Confined to the container's calls, which come one at a time.
 */
final class BinaryAssembler implements MessageHandler.Partial<ByteBuffer> {

    private final FrameReceiver receiver;
    private final PartLimit limit;
    /** The parts before, while there are any. */
    private @Nullable ByteArrayOutputStream message;

    BinaryAssembler(FrameReceiver receiver, PartLimit limit) {
        this.receiver = receiver;
        this.limit = limit;
    }

    @Override
    public void onMessage(ByteBuffer part, boolean last) {
        if (limit.isExceeded()) {
            return;
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        if (!limit.accepts(bytes.length)) {
            message = null;
            receiver.tooBig();
        } else if (!last) {
            message = message == null ? new ByteArrayOutputStream(bytes.length) : message;
            message.writeBytes(bytes);
        } else {
            limit.reset();
            receiver.binary(ByteBuffer.wrap(message == null ? bytes : take(message, bytes)));
        }
    }

    private byte[] take(ByteArrayOutputStream parts, byte[] lastPart) {
        message = null;
        parts.writeBytes(lastPart);
        return parts.toByteArray();
    }
}
