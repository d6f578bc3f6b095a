package io.github.socketiojakarta;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses settings that cannot work, with a message that says what to write instead. */
final class OptionCheck {

    /** WildFly gives up after 5 minutes on an application that does not stop, and then needs a restart. */
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(4);

    /** One name or more; nothing that a request for it would not have in its path, or not as it is written here. */
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[^\\s\\p{Cntrl}/?#;%*\\\\]+)+/?");

    private OptionCheck() {}

    static int positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("Option " + name + " must be greater than 0, but is " + value);
        }
        return value;
    }

    /** For limits that are off when they are 0. */
    static int limit(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("Option " + name + " must be 0, for no limit, or more, but is " + value);
        }
        return value;
    }

    static int notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("Option " + name + " must not be negative, but is " + value);
        }
        return value;
    }

    static Duration positive(String name, Duration value) {
        if (value.toMillis() <= 0) {
            throw new IllegalArgumentException("Option " + name + " must be at least 1 ms, but is " + value);
        }
        return value;
    }

    static Duration shutdownDrain(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST_DRAIN) > 0) {
            throw new IllegalArgumentException(
                    "Option " + name + " must be 0 to " + LONGEST_DRAIN.toMillis() + " ms, but is " + value);
        }
        return value;
    }

    static String executorName(String name) {
        if (!name.startsWith("java:") && !name.equals(SocketIoOptions.VIRTUAL_THREADS)) {
            throw new IllegalArgumentException("Option executor must be the name of an executor in the JNDI of"
                    + " this server, such as java:comp/DefaultManagedExecutorService, or "
                    + SocketIoOptions.VIRTUAL_THREADS + ", but is '" + name + "'");
        }
        return name;
    }

    static String path(String name, String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("Option " + name + " must look like /socket.io, but is '" + path + "'");
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static Set<Transport> transports(String name, Set<Transport> transports) {
        if (transports.isEmpty()) {
            throw new IllegalArgumentException("Option " + name + " must name at least one transport");
        }
        return Set.copyOf(transports);
    }
}
