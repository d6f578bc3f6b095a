package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.parser.Arguments;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** Makes packets of the array that an event or acknowledgement carries, by the same rules for every format. Pure. */
public final class EventPayload {

    private EventPayload() {}

    /**
     * Returns the elements of a JSON array.
     *
     * @throws PacketException if it is none, is nested too deep, or has a placeholder for no attachment
     */
    public static List<String> elements(String json, int attachments, DecoderLimits limits) {
        int depth = limits.maxJsonDepth();
        Placeholders check = attachments == 0 ? Placeholders.IGNORED : new PlaceholderCheck(attachments);
        return new JsonScanner(json, depth, check).array(0);
    }

    /** Returns the name of an event as its first element says: a string, or a number as JavaScript writes it. */
    public static String name(String element) {
        return EventName.of(element);
    }

    /** Returns an event whose name is the first element. */
    public static Packet event(String namespace, OptionalLong id, List<String> elements, List<ByteBuffer> attachments) {
        if (elements.isEmpty()) {
            throw new PacketException("an event starts with its name, a string or number");
        }
        String name = EventName.of(elements.get(0));
        return new Packet.Event(namespace, id, name, arguments(elements.subList(1, elements.size()), attachments));
    }

    /** Returns arguments with their size. */
    public static Arguments arguments(List<String> json, List<ByteBuffer> attachments) {
        long bytes = 0;
        for (String argument : json) {
            bytes += 2L * argument.length();
        }
        for (ByteBuffer attachment : attachments) {
            bytes += attachment.remaining();
        }
        return new Arguments(json, attachments, bytes);
    }
}
