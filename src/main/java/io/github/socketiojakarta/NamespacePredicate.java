package io.github.socketiojakarta;

/**
 * Decides whether a client may ask for a namespace that does not exist yet.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface NamespacePredicate {

    /**
     * Returns whether the namespace may be created.
     *
     * @param name the name the client asks for, which starts with {@code /} and may be anything
     * @param handshake what the client sent, its {@code auth} payload included
     * @throws Exception anything; it is logged and means no
     */
    boolean test(String name, Handshake handshake) throws Exception;
}
