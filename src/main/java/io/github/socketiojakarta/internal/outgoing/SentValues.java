package io.github.socketiojakarta.internal.outgoing;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of an event as the application passed them. */
public final class SentValues {

    private SentValues() {}

    /** Returns a view of them. Java takes a single null for the whole array; whoever writes that means one value. */
    public static List<@Nullable Object> of(@Nullable Object @Nullable ... args) {
        return args == null ? Collections.singletonList(null) : Collections.unmodifiableList(Arrays.asList(args));
    }
}
