package io.github.socketiojakarta;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which events stand for the same thing, so that only the newest of them matters: the position of one ship, the price
 * of one share. Called for every event that is sent, on the thread that sends it, so it must be thread-safe and quick. If
 * it throws, the event has no key, and the failure is logged.
 *
 * <p>Give no key to events that tell a change instead of a state, or that must stay behind others: the newer one is sent
 * where the older one waited.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface ConflationKey {

    /** Returns a key by which the events of these names are replaced by newer ones of their name. */
    static ConflationKey ofEvents(String... names) {
        Set<String> all = Set.of(names);
        return (namespace, event, args) -> all.contains(event) ? Optional.of(event) : Optional.empty();
    }

    /**
     * Returns the key of an event, with {@code equals} and {@code hashCode}; nothing, if it must not be replaced.
     *
     * @param namespace the name of the namespace; events of different namespaces never replace each other
     * @param event the name of the event
     * @param args what is sent with it
     */
    Optional<?> of(String namespace, String event, List<@Nullable Object> args);
}
