package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.EncodedJson;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Answers an event of another server: once, and with one value, as Node.js does. Thread-safe. */
final class ServerSideAck implements Ack {

    static final Ack NOT_REQUESTED = new Ack() {
        @Override
        public boolean isRequested() {
            return false;
        }

        @Override
        public void send(@Nullable Object... args) {
            // nobody wants to know
        }
    };

    private final LocalSide local;
    private final Outbox outbox;
    private final String asker;
    private final String requestId;
    private final AtomicBoolean sent = new AtomicBoolean();

    ServerSideAck(LocalSide local, Outbox outbox, String asker, String requestId) {
        this.local = local;
        this.outbox = outbox;
        this.asker = asker;
        this.requestId = requestId;
    }

    @Override
    public boolean isRequested() {
        return true;
    }

    @Override
    public void send(@Nullable Object @Nullable ... args) {
        if (sent.get()) {
            return;
        }
        Optional<EncodedJson> answer = args != null && args.length == 0
                ? Optional.empty()
                : Optional.of(local.encodeValue(args == null ? null : args[0])); // may throw: then another may be sent
        if (sent.compareAndSet(false, true)) {
            outbox.respond(asker, new ClusterMessage.ServerSideEmitResponse(requestId, answer));
        }
    }
}
