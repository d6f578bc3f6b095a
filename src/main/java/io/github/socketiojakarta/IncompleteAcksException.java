package io.github.socketiojakarta;

import java.util.EnumMap;
import java.util.Map;

/**
 * Not every client has acknowledged a broadcast. Whether one did not in time, disconnected before, or was not asked at all, says
 * {@link BroadcastAcks#missing()}. Counterpart of the error {@code operation has timed out} of a broadcast in Node.js, which
 * does not tell them apart.
 */
public class IncompleteAcksException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BroadcastAcks acks;

    /** Creates the exception with the answers there are; its message counts them, and those that are missing. */
    public IncompleteAcksException(BroadcastAcks acks) {
        super(message(acks));
        this.acks = acks;
    }

    private static String message(BroadcastAcks acks) {
        int answers = acks.responses().size();
        StringBuilder message = new StringBuilder()
                .append(answers)
                .append(" of ")
                .append(answers + acks.missing().size() + acks.missingElsewhere())
                .append(" clients have answered");
        Map<MissingAck, Integer> counts = new EnumMap<>(MissingAck.class);
        acks.missing().values().forEach(why -> counts.merge(why, 1, Integer::sum));
        counts.forEach((why, count) -> message.append(", ").append(count).append(text(why)));
        if (acks.missingElsewhere() > 0) {
            message.append(", ").append(acks.missingElsewhere()).append(" of other servers have not");
        }
        if (acks.missingServers() > 0) {
            message.append("; servers that have not told whom they asked: ").append(acks.missingServers());
        }
        return message.toString();
    }

    private static String text(MissingAck why) {
        return switch (why) {
            case TIMED_OUT -> " not in time";
            case DISCONNECTED -> " disconnected before";
            case NOT_SENT -> " could not be asked";
        };
    }

    /** Returns the answers there are, and who is missing. Counterpart of {@code err.responses}. */
    public BroadcastAcks acks() {
        return acks;
    }
}
