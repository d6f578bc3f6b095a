package io.github.socketiojakarta;

import java.util.concurrent.CompletionStage;

/**
 * Decides whether a client may ask for a namespace that does not exist yet, without holding a thread.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface AsyncNamespacePredicate {

    /**
     * Starts the decision, see {@link NamespacePredicate#test}; a stage that fails means no.
     *
     * @throws Exception anything; it is logged and means no
     */
    CompletionStage<Boolean> test(String name, Handshake handshake) throws Exception;
}
