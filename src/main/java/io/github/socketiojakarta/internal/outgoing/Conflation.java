package io.github.socketiojakarta.internal.outgoing;

import io.github.socketiojakarta.ConflationKey;
import io.github.socketiojakarta.SlowConsumerPolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which events of one namespace newer ones may replace; usually none, which costs nothing. Thread-safe. */
public final class Conflation {

    private static final System.Logger LOG = System.getLogger(Conflation.class.getName());

    private final String namespace;
    private final Optional<ConflationKey> keys;

    /** The namespace is part of the key: those of one client share a queue. */
    private record Key(String namespace, Object key) {}

    private Conflation(String namespace, Optional<ConflationKey> keys) {
        this.namespace = namespace;
        this.keys = keys;
    }

    /** Where clients can recover, an offset that comes earlier than it was given would make them ask for too much. */
    public static Conflation in(String namespace, Optional<SlowConsumerPolicy> policy, boolean recovers) {
        return new Conflation(
                namespace,
                !recovers && policy.orElse(null) instanceof SlowConsumerPolicy.Conflate conflate
                        ? Optional.of(conflate.key())
                        : Optional.empty());
    }

    Optional<Object> key(String event, List<@Nullable Object> args) {
        return keys.isEmpty() ? Optional.empty() : keyOf(keys.get(), event, args);
    }

    private Optional<Object> keyOf(ConflationKey key, String event, List<@Nullable Object> args) {
        try {
            return key.of(namespace, event, args).map(found -> new Key(namespace, found));
        } catch (RuntimeException e) { // the edge to application code
            LOG.log(System.Logger.Level.WARNING, namespace + ": no conflation key for '" + event + "'", e);
            return Optional.empty();
        }
    }
}
