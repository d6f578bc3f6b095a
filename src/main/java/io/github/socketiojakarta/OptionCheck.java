package io.github.socketiojakarta;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Refuses settings that cannot work, with a message that says what to write instead. */
final class OptionCheck {

    private OptionCheck() {}

    static int positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("Option " + name + " must be greater than 0, but is " + value);
        }
        return value;
    }

    static Duration positive(String name, Duration value) {
        if (value.toMillis() <= 0) {
            throw new IllegalArgumentException("Option " + name + " must be at least 1 ms, but is " + value);
        }
        return value;
    }

    static String path(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!trimmed.startsWith("/") || trimmed.length() < 2 || trimmed.contains("*")) {
            throw new IllegalArgumentException("Option path must look like /socket.io, but is '" + path + "'");
        }
        return trimmed;
    }

    static Set<Transport> transports(Transport... transports) {
        if (transports.length == 0) {
            throw new IllegalArgumentException("Option transports must name at least one transport");
        }
        return Set.copyOf(EnumSet.copyOf(List.of(transports)));
    }
}
