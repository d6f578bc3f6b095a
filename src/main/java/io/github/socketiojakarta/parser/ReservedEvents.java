package io.github.socketiojakarta.parser;

import java.util.Set;

/**
 * The names that neither side may give to an event, because the libraries use them for their own. Parsers read them; a server
 * refuses them, whoever has written the parser.
 */
public final class ReservedEvents {

    private static final Set<String> NAMES =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    private ReservedEvents() {}

    /** Returns whether neither side may send an event of that name. */
    public static boolean contains(String event) {
        return NAMES.contains(event);
    }
}
