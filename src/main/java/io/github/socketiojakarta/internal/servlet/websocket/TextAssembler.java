package io.github.socketiojakarta.internal.servlet.websocket;

import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.packet.Utf8;
import jakarta.websocket.MessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of text messages together and counts their bytes: containers count characters, bytes or nothing.
 * Confined to the container's calls, which come one at a time.
 */
final class TextAssembler implements MessageHandler.Partial<String> {

    private final FrameReceiver receiver;
    private final PartLimit limit;
    /** The parts before, while there are any. */
    private @Nullable StringBuilder message;

    TextAssembler(FrameReceiver receiver, PartLimit limit) {
        this.receiver = receiver;
        this.limit = limit;
    }

    @Override
    public void onMessage(String part, boolean last) {
        if (limit.isExceeded()) {
            return;
        }
        if (last && message == null && limit.acceptsAny(part.length())) { // nearly all, without counting
            receiver.text(part);
        } else if (!limit.accepts(Utf8.length(part))) {
            message = null;
            receiver.tooBig();
        } else if (!last) {
            message = (message == null ? new StringBuilder() : message).append(part);
        } else {
            limit.reset();
            receiver.text(message == null ? part : take(message, part));
        }
    }

    private String take(StringBuilder parts, String lastPart) {
        message = null;
        return parts.append(lastPart).toString();
    }
}
