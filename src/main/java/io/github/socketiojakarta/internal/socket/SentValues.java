package io.github.socketiojakarta.internal.socket;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of an event as the application passed them. */
final class SentValues {

    private SentValues() {}

    /** Returns a view of them. Java takes a single null for the whole array; whoever writes that means one value. */
    static List<@Nullable Object> of(@Nullable Object @Nullable ... args) {
        return args == null ? Collections.singletonList(null) : Collections.unmodifiableList(Arrays.asList(args));
    }
}
