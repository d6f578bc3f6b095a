package io.github.socketiojakarta.internal.servlet.websocket;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a handshake from the servlet to the endpoint, where it is taken out: containers keep what it came in as long as
 * the WebSocket is open. Thread-safe.
 */
final class PendingUpgradeHolder implements Supplier<Optional<PendingUpgradeHolder>> {

    /** The property of a configuration in which it comes. */
    static final String PROPERTY = PendingUpgradeHolder.class.getName();

    private volatile @Nullable PendingUpgrade pending;

    PendingUpgradeHolder(PendingUpgrade pending) {
        this.pending = pending;
    }

    /** Returns this, for those that may find none. */
    @Override
    public Optional<PendingUpgradeHolder> get() {
        return Optional.of(this);
    }

    /** Returns the handshake; nothing if it has been taken before. */
    Optional<PendingUpgrade> take() {
        PendingUpgrade taken = pending;
        pending = null;
        return Optional.ofNullable(taken);
    }
}
