package io.github.socketiojakarta.internal.ack;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Answers one event, once. Thread-safe. */
public final class AckReply implements Ack {

    /** Sends the answers of one socket. Thread-safe. */
    public interface Answering {

        /** Encodes an answer. */
        List<EnginePacket> answer(long ackId, @Nullable Object... args);

        /** Sends what has been encoded. */
        void acknowledge(List<EnginePacket> packets);
    }

    private final Answering sender;
    private final OptionalLong id;
    private final AtomicBoolean sent = new AtomicBoolean();

    /** Creates the reply to an event, which has no id if none is asked for. */
    public AckReply(Answering sender, OptionalLong id) {
        this.sender = sender;
        this.id = id;
    }

    @Override
    public boolean isRequested() {
        return id.isPresent();
    }

    @Override
    public void send(@Nullable Object... args) {
        if (id.isPresent() && !sent.get()) {
            List<EnginePacket> packets = sender.answer(id.getAsLong(), args); // may throw: then another may be sent
            if (sent.compareAndSet(false, true)) {
                sender.acknowledge(packets);
            }
        }
    }
}
