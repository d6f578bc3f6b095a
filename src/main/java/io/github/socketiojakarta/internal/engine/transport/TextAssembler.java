package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.FrameReceiver;
import io.github.socketiojakarta.internal.engine.packet.Utf8;

/**
 * Puts the parts of text messages together and counts their bytes: containers count characters, bytes or nothing.
 * Confined to the container's calls, which come one at a time.
 */
final class TextAssembler {

    private final FrameReceiver receiver;
    private final PartLimit limit;
    private final StringBuilder message = new StringBuilder();

    TextAssembler(FrameReceiver receiver, int maxBytes) {
        this.receiver = receiver;
        this.limit = new PartLimit(maxBytes);
    }

    void part(String part, boolean last) {
        if (limit.isExceeded()) {
            return;
        }
        if (!limit.accepts(Utf8.length(part))) {
            message.setLength(0);
            receiver.tooBig();
        } else if (!last) {
            message.append(part);
        } else {
            limit.reset();
            receiver.text(message.length() == 0 ? part : take(part));
        }
    }

    private String take(String lastPart) {
        String whole = message.append(lastPart).toString();
        message.setLength(0);
        message.trimToSize();
        return whole;
    }
}
