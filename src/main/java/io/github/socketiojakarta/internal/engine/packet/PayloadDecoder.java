package io.github.socketiojakarta.internal.engine.packet;

import java.util.function.Consumer;

/**
 * Reads the body of a long-polling POST.
 *
 * <pre>
 *   payload = packet *( RS packet )    RS = U+001E
 * </pre>
 */
public final class PayloadDecoder {

    static final char SEPARATOR = '\u001e';

    private PayloadDecoder() {}

    /**
     * Hands over the packets in their order.
     *
     * @throws EnginePacketException at the first that is none; those before it have been handed over
     */
    public static void decode(String body, Consumer<EnginePacket> sink) {
        int start = 0;
        int end = body.indexOf(SEPARATOR);
        while (end >= 0) {
            sink.accept(EnginePacketDecoder.decode(body.substring(start, end)));
            start = end + 1;
            end = body.indexOf(SEPARATOR, start);
        }
        sink.accept(EnginePacketDecoder.decode(body.substring(start)));
    }
}
