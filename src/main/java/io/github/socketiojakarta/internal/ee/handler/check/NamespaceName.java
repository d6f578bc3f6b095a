package io.github.socketiojakarta.internal.ee.handler.check;

import io.github.socketiojakarta.annotation.SocketIoNamespace;
import java.util.Optional;

/** The name of a namespace where one is wanted: at a field or a parameter. */
public final class NamespaceName {

    private NamespaceName() {}

    /** Returns what is wrong with a name: silently, it would be another namespace, or one that nobody can join. */
    public static Optional<String> mistake(SocketIoNamespace qualifier) {
        if (!qualifier.pattern().isEmpty()) {
            return Optional.of(
                    "a pattern means many namespaces, so none can be injected. Inject SocketIoServer and keep what"
                            + " io.of(Pattern) returns, or name one namespace");
        }
        return qualifier.value().indexOf(',') < 0
                ? Optional.empty()
                : Optional.of("no client can join the namespace '" + qualifier.value()
                        + "': a comma ends its name in a packet");
    }
}
