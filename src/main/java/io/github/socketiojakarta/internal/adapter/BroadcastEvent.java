package io.github.socketiojakarta.internal.adapter;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to many sockets.
 *
 * @param name the name of the event
 * @param args the arguments; an unmodifiable list, which may hold nulls
 */
public record BroadcastEvent(String name, List<@Nullable Object> args) {

    /** Creates the event with a copy of the arguments; a null array is one null. */
    public static BroadcastEvent of(String name, @Nullable Object @Nullable ... args) {
        return new BroadcastEvent(
                name,
                args == null
                        ? Collections.singletonList(null)
                        : Collections.unmodifiableList(Arrays.asList(args.clone())));
    }
}
