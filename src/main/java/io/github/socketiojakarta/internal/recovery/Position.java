package io.github.socketiojakarta.internal.recovery;

import java.util.Optional;

/**
 * A place between two events of one namespace. Immutable.
 *
 * @param next the number of the event behind it, in the log of this server
 * @param place the place before it in the medium of the cluster, as far as this server knows: all before that is before this
 */
record Position(long next, Optional<String> place) {

    static final Position START = new Position(0, Optional.empty());
}
