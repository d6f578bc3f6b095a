package io.github.socketiojakarta.internal.ee;

/**
 * How a server was installed, from those who matter least. Of several servers in an application, the one of the highest
 * rank is the main one, whatever the order in which they were installed; among equals, the first.
 */
public enum Rank {
    /** The application, beside another server perhaps. */
    INSTALLED,
    /** The library, with options in code. */
    WITH_OPTIONS,
    /** The library, by itself. */
    BY_ITSELF
}
