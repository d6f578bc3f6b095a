package io.github.socketiojakarta.parser;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The arguments of an event or acknowledgement: well-formed JSON values, and the bytes their placeholders stand for.
 *
 * @param json the JSON text of each argument
 * @param attachments the binary values; every placeholder in the JSON has a place in it
 * @param bytes the size of the packet, to count what waits for a listener
 */
public record Arguments(List<String> json, List<ByteBuffer> attachments, long bytes) {

    /** Keeps immutable copies. */
    public Arguments {
        json = List.copyOf(json);
        attachments = List.copyOf(attachments);
    }

    /** Leaves the values out, which may be secret. */
    @Override
    public String toString() {
        return "Arguments[json=" + json.size() + ", attachments=" + attachments.size() + ", bytes=" + bytes + "]";
    }
}
