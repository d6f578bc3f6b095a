package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.Ack;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The answer of a test client to an event of the server. Thread-safe. */
final class ClientAck implements Ack {

    private final Kit kit;
    private final Connector connector;
    private final String namespace;
    private final OptionalLong id;
    private final AtomicBoolean sent = new AtomicBoolean();

    ClientAck(Kit kit, Connector connector, String namespace, OptionalLong id) {
        this.kit = kit;
        this.connector = connector;
        this.namespace = namespace;
        this.id = id;
    }

    @Override
    public boolean isRequested() {
        return id.isPresent();
    }

    /** Goes out at once, even in the middle of a call: a listener on another thread may be waiting for it. */
    @Override
    public void send(@Nullable Object... args) {
        if (id.isPresent() && sent.compareAndSet(false, true)) {
            connector.send(kit.wire().ack(namespace, id.getAsLong(), Wire.values(args)));
        }
    }
}
