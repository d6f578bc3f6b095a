package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;

/**
 * A message packet whose data is bytes.
 *
 * @param data the bytes from position to limit, which nobody writes to: a view that is read-only would hide its array from
 *     containers that need one (Liberty). Whoever reads them works on a {@link ByteBuffer#duplicate()}
 * @param isCompressible whether the answer to a poll may be compressed for its sake
 */
public record BinaryPacket(ByteBuffer data, boolean isCompressible) implements EnginePacket {

    private static final int OBJECT_OVERHEAD = 64;

    /** Creates a packet that may be compressed. */
    public BinaryPacket(ByteBuffer data) {
        this(data, true);
    }

    @Override
    public long retainedBytes() {
        return OBJECT_OVERHEAD + (long) data.remaining();
    }
}
