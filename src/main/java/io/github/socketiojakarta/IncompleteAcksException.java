package io.github.socketiojakarta;

/** Not every client has acknowledged a broadcast: some did not in time, or disconnected before. */
public class IncompleteAcksException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BroadcastAcks acks;

    /** Creates the exception with what was expected and what happened, and the answers there are. */
    public IncompleteAcksException(String message, BroadcastAcks acks) {
        super(message);
        this.acks = acks;
    }

    /** Returns the answers there are, and who is missing. Counterpart of {@code err.responses}. */
    public BroadcastAcks acks() {
        return acks;
    }
}
