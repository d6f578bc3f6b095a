package io.github.socketiojakarta.internal.socket.model;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The names of members that came lately, so that the same name in the next message is the same string, with a hash code that
 * is known. A codec has one.
 *
 * <p>Bounded, whatever clients send: a name has one place, from which another may push it out, and long names have none.
 * Thread-safe.
 */
public final class SharedKeys {

    /** Longer names are data rather than names. */
    static final int MAX_LENGTH = 32;

    /** A power of two; an application has fewer names than that. */
    private static final int PLACES = 512;

    private final AtomicReferenceArray<@Nullable String> places = new AtomicReferenceArray<>(PLACES);

    /**
     * Returns the characters from one index to another as a string.
     *
     * @param hash what {@code String.hashCode} says of them
     */
    String get(String text, int start, int end, int hash) {
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        String known = places.getPlain(place);
        if (known != null && known.length() == end - start && text.startsWith(known, start)) {
            return known;
        }
        String name = text.substring(start, end);
        if (name.length() <= MAX_LENGTH) {
            places.setPlain(place, name); // seen by others whenever: a string is immutable
        }
        return name;
    }
}
