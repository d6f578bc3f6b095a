package io.github.socketiojakarta.internal.engine;

import java.util.Set;

/**
 * The answers the container gave about the roles of a user, while it still could. Immutable.
 *
 * @param asked the roles it was asked about
 * @param held those of them that the user is in
 */
public record Roles(Set<String> asked, Set<String> held) {

    /** Nothing was asked. */
    public static final Roles NONE = new Roles(Set.of(), Set.of());

    /** Returns the answers, in one object for all who were asked nothing. */
    public static Roles of(Set<String> asked, Set<String> held) {
        return asked.isEmpty() ? NONE : new Roles(asked, held);
    }

    /** Keeps immutable copies. */
    public Roles {
        asked = Set.copyOf(asked);
        held = Set.copyOf(held);
    }
}
