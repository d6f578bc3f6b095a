package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketException;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol3;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol3.BinarySupport;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.packet.Utf8;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Engine.IO 4 and 3: payloads and frames, text and bytes. The first character of an input chooses the protocol, the
 * second the form, the rest is what a client would send.
 */
public final class EngineCodecFuzz {

    private static final Allocation ALLOCATION = new Allocation(200);

    private EngineCodecFuzz() {}

    /** The entry of Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        EngineProtocol protocol = protocol(input[0]);
        byte[] sent = Arrays.copyOfRange(input, 2, input.length);
        ALLOCATION.bounded(sent.length, () -> received(protocol, input[1], sent));
    }

    private static boolean received(EngineProtocol protocol, byte form, byte[] sent) {
        try {
            receive(protocol, form, sent);
            return true;
        } catch (EnginePacketException expected) {
            Oracle.holds(expected.getMessage().length() < 200, "a long message");
            return false;
        }
    }

    private static EngineProtocol protocol(byte choice) {
        return switch (choice) {
            case '4' -> new EngineProtocol4();
            case '3' -> new EngineProtocol3(BinarySupport.NATIVE);
            default -> new EngineProtocol3(BinarySupport.BASE64);
        };
    }

    private static void receive(EngineProtocol protocol, byte form, byte[] sent) {
        switch (form) {
            case 'p' -> payload(protocol, new Payload.Text(Utf8.decode(sent, sent.length)));
            case 'P' -> payload(protocol, new Payload.Binary(sent));
            case 'f' -> frame(protocol, protocol.decodeFrame(Utf8.decode(sent, sent.length)));
            default -> frame(protocol, protocol.decodeFrame(ByteBuffer.wrap(sent)));
        }
    }

    private static void payload(EngineProtocol protocol, Payload payload) {
        List<EnginePacket> packets = decoded(protocol, payload);
        Payload encoded = protocol.encode(packets);
        Oracle.same(packets, decoded(protocol, encoded), "packets after a round trip");
        long bytes = packets.stream().mapToLong(EnginePacket::retainedBytes).sum();
        Oracle.holds(bytes >= 0, "a negative size");
    }

    private static List<EnginePacket> decoded(EngineProtocol protocol, Payload payload) {
        List<EnginePacket> packets = new ArrayList<>();
        protocol.decode(payload, packets::add);
        return packets;
    }

    private static void frame(EngineProtocol protocol, EnginePacket packet) {
        EnginePacket frame = protocol.frame(packet);
        EnginePacket back = frame instanceof TextPacket text
                ? protocol.decodeFrame(text.wireText())
                : protocol.decodeFrame(((BinaryPacket) frame).data().duplicate());
        Oracle.same(packet, back, "a frame after a round trip");
    }
}
