package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Ack;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Answers one event, once. Thread-safe. */
final class AckReply implements Ack {

    private final LocalSocket socket;
    private final OptionalLong id;
    private final AtomicBoolean sent = new AtomicBoolean();

    AckReply(LocalSocket socket, OptionalLong id) {
        this.socket = socket;
        this.id = id;
    }

    @Override
    public boolean isRequested() {
        return id.isPresent();
    }

    @Override
    public void send(@Nullable Object... args) {
        if (id.isPresent() && sent.compareAndSet(false, true)) {
            socket.acknowledge(id.getAsLong(), args);
        }
    }
}
