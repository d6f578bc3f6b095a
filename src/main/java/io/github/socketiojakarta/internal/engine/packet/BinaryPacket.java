package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;

/**
 * A message packet whose data is bytes.
 *
 * @param data the bytes; read-only, from position to limit. Whoever reads them works on a {@link ByteBuffer#duplicate()}
 */
public record BinaryPacket(ByteBuffer data) implements EnginePacket {

    private static final int OBJECT_OVERHEAD = 64;

    /** Keeps a read-only view. */
    public BinaryPacket {
        data = data.isReadOnly() ? data : data.asReadOnlyBuffer();
    }

    @Override
    public long retainedBytes() {
        return OBJECT_OVERHEAD + (long) data.remaining();
    }
}
