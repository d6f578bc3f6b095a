package io.github.socketiojakarta.internal.namespace;

import java.util.Optional;

/**
 * The namespace that a client has asked for, or why it does not get it. Immutable.
 *
 * @param namespace the namespace, if the client may have it
 * @param refusal what it is told otherwise
 */
public record Resolution(Optional<LocalNamespace> namespace, String refusal) {

    /** What a client is told that can do nothing about it. */
    public static final String INTERNAL_ERROR = "Internal server error";

    static final Resolution INVALID = refused("Invalid namespace");
    static final Resolution TOO_MANY = refused("Too many namespaces");
    static final Resolution FAILED = refused(INTERNAL_ERROR);

    private static Resolution refused(String message) {
        return new Resolution(Optional.empty(), message);
    }

    static Resolution found(LocalNamespace namespace) {
        return new Resolution(Optional.of(namespace), "");
    }
}
