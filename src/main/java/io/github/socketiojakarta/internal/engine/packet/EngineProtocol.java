package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** What a version of the protocol does differently on the wire. Implementations are pure and immutable. */
public sealed interface EngineProtocol permits EngineProtocol3, EngineProtocol4 {

    /** Returns the number of the version, as in the query parameter {@code EIO}. */
    int version();

    /** Returns the answer to a poll that carries one or more packets. */
    Payload encode(List<? extends EnginePacket> packets);

    /**
     * Reads the body of a POST and hands over its packets in their order.
     *
     * @throws EnginePacketException at the first that is none; those before it have been handed over
     */
    void decode(Payload body, Consumer<EnginePacket> sink);

    /** Returns the packet in the form in which it travels as a WebSocket frame. */
    EnginePacket frame(EnginePacket packet);

    /**
     * Reads a text frame.
     *
     * @throws EnginePacketException if it is no packet
     */
    EnginePacket decodeFrame(String frame);

    /**
     * Reads a binary frame.
     *
     * @throws EnginePacketException if it is no packet
     */
    EnginePacket decodeFrame(ByteBuffer frame);
}
