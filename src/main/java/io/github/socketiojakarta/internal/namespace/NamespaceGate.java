package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.AsyncNamespacePredicate;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.NamespacePredicate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Which names a parent of namespaces allows. Implementations are thread-safe. */
public interface NamespaceGate {

    /** A decision that has been made; the very object stands for it, so that nobody waits. */
    CompletionStage<Boolean> YES = CompletableFuture.completedStage(true);

    /** A decision that has been made; the very object stands for it, so that nobody waits. */
    CompletionStage<Boolean> NO = CompletableFuture.completedStage(false);

    /** Decides about the wish of a client. */
    CompletionStage<Boolean> admits(String name, Handshake handshake) throws Exception;

    /** Decides about the wish of the application, which has no handshake. */
    boolean matches(String name);

    /** Allows the names that match a pattern. */
    static NamespaceGate of(Pattern pattern) {
        return new NamespaceGate() {
            @Override
            public CompletionStage<Boolean> admits(String name, Handshake handshake) {
                return matches(name) ? YES : NO;
            }

            @Override
            public boolean matches(String name) {
                return pattern.matcher(name).matches();
            }
        };
    }

    /** Asks a predicate. */
    static NamespaceGate of(NamespacePredicate predicate) {
        return of((AsyncNamespacePredicate) (name, handshake) -> predicate.test(name, handshake) ? YES : NO);
    }

    /** Asks a predicate that may decide later. */
    static NamespaceGate of(AsyncNamespacePredicate predicate) {
        return new NamespaceGate() {
            @Override
            public CompletionStage<Boolean> admits(String name, Handshake handshake) throws Exception {
                return predicate.test(name, handshake);
            }

            @Override
            public boolean matches(String name) {
                return false;
            }
        };
    }
}
