package io.github.socketiojakarta.fuzz;

import java.util.Objects;

/** What a fuzz target says when something is not as it must be. */
final class Oracle {

    private Oracle() {}

    static void same(Object expected, Object actual, String what) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(what + ": expected " + expected + ", but got " + actual);
        }
    }

    static void holds(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
