package io.github.socketiojakarta.bench.codec;

import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Engine.IO payloads of long-polling: ten packets of 100 bytes, and one with 1 KiB of binary data. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PayloadCodec {

    private final EngineProtocol protocol = new EngineProtocol4();
    private final List<EnginePacket> texts = Collections.nCopies(10, TextPacket.message("x".repeat(100)));
    private final List<EnginePacket> binary = List.of(new BinaryPacket(ByteBuffer.allocate(1024)));
    private final Payload textPayload = protocol.encode(texts);
    private final Payload binaryPayload = protocol.encode(binary);

    /** Writes ten packets. */
    @Benchmark
    public Payload encodeTenTexts() {
        return protocol.encode(texts);
    }

    /** Reads ten packets. */
    @Benchmark
    public void decodeTenTexts(Blackhole sink) {
        protocol.decode(textPayload, sink::consume);
    }

    /** Writes binary data. */
    @Benchmark
    public Payload encodeBinary() {
        return protocol.encode(binary);
    }

    /** Reads binary data. */
    @Benchmark
    public void decodeBinary(Blackhole sink) {
        protocol.decode(binaryPayload, sink::consume);
    }
}
