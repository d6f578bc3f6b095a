package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Version 4: text payloads, and binary messages as frames of their own. */
public record EngineProtocol4() implements EngineProtocol {

    /** The number of the version. */
    public static final int VERSION = 4;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Payload encode(List<? extends EnginePacket> packets) {
        return new Payload.Text(PayloadEncoder.encode(packets));
    }

    @Override
    public void decode(Payload body, Consumer<EnginePacket> sink) {
        if (body instanceof Payload.Text text) {
            PayloadDecoder.decode(text.text(), sink);
        } else {
            throw new EnginePacketException("a payload of this protocol is text");
        }
    }

    @Override
    public EnginePacket frame(EnginePacket packet) {
        return packet;
    }

    @Override
    public EnginePacket decodeFrame(String frame) {
        return EnginePacketDecoder.decode(frame);
    }

    @Override
    public EnginePacket decodeFrame(ByteBuffer frame) {
        return new BinaryPacket(frame);
    }
}
