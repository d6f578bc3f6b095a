package io.github.socketiojakarta.internal.engine.packet;

/** One Engine.IO packet, in the form in which it travels in a WebSocket frame. Immutable, so receivers share it. */
public sealed interface EnginePacket permits TextPacket, BinaryPacket {

    /** Returns an estimate of the heap this packet holds, in bytes; what a bounded queue counts. */
    long retainedBytes();

    /** Returns whether the answer to a poll may be compressed for the sake of this packet. */
    boolean isCompressible();
}
