package io.github.socketiojakarta.internal.engine.admission;

import io.github.socketiojakarta.internal.engine.TransportType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The transports that clients may use. Thread-safe. */
public final class EnabledTransports {

    private final boolean allowUpgrades;
    private volatile List<TransportType> enabled;

    /** Enables these transports. */
    public EnabledTransports(Collection<TransportType> enabled, boolean allowUpgrades) {
        this.enabled = List.copyOf(enabled);
        this.allowUpgrades = allowUpgrades;
    }

    /** Switches a transport off, because the container has none. */
    public synchronized void disable(TransportType transport) {
        Set<TransportType> rest = EnumSet.noneOf(TransportType.class);
        rest.addAll(enabled);
        rest.remove(transport);
        enabled = List.copyOf(rest);
    }

    /** Finds one by its name on the wire. */
    Optional<TransportType> find(@Nullable String name) {
        for (TransportType transport : enabled) {
            if (transport.wireName().equals(name)) {
                return Optional.of(transport);
            }
        }
        return Optional.empty();
    }

    /** Returns to which others a session on this one may be upgraded. */
    public List<TransportType> upgradesOf(TransportType transport) {
        return allowUpgrades ? enabled.stream().filter(transport::upgradesTo).toList() : List.of();
    }
}
