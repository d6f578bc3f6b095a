package io.github.socketiojakarta.loopback;

import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol3;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol3.BinarySupport;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;
import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
import io.github.socketiojakarta.msgpack.MessagePackParser;
import io.github.socketiojakarta.parser.Parser;
import java.util.Arrays;
import java.util.stream.Stream;

/** One of the ways in which clients talk to a server. */
public record Wire(Way way, int protocol, Format format) {

    /** How packets travel. */
    public enum Way {
        POLLING,
        WEBSOCKET,
        UPGRADED
    }

    /** How packets are written. */
    public enum Format {
        STANDARD(new DefaultParser()),
        MESSAGE_PACK(new MessagePackParser());

        public final Parser parser;

        Format(Parser parser) {
            this.parser = parser;
        }
    }

    public static Stream<Wire> all() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Stream.of(EngineProtocol4.VERSION, EngineProtocol3.VERSION)
                        .flatMap(protocol ->
                                Arrays.stream(Format.values()).map(format -> new Wire(way, protocol, format))));
    }

    public boolean isOld() {
        return protocol == EngineProtocol3.VERSION;
    }

    public EngineProtocol engineProtocol() {
        return isOld() ? new EngineProtocol3(BinarySupport.NATIVE) : new EngineProtocol4();
    }

    @Override
    public String toString() {
        return way + " EIO " + protocol + " " + format;
    }
}
