package io.github.socketiojakarta.internal.servlet.caller;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles about which the container is asked when a client connects: later, when the application asks, the request is
 * gone, and there is no other way that works in all containers. Thread-safe.
 */
public final class DeclaredRoles {

    private volatile Set<String> names;

    /** Begins with these roles. */
    public DeclaredRoles(Collection<String> names) {
        this.names = Set.copyOf(names);
    }

    /** Adds roles, for clients that connect from now on. */
    public synchronized void declare(Collection<String> more) {
        names = Stream.concat(names.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the roles. */
    Set<String> names() {
        return names;
    }
}
