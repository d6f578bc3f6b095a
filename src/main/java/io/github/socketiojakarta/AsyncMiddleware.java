package io.github.socketiojakarta;

import java.util.concurrent.CompletionStage;

/**
 * Decides whether a socket may connect to a namespace, without holding a thread until it knows.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface AsyncMiddleware {

    /**
     * Starts the decision. If the client leaves before the stage completes, its outcome is ignored.
     *
     * @return a stage that completes normally to let the socket pass, or exceptionally to refuse it as
     *     {@link Middleware#handle} does. Its value does not matter, so fail the stage to refuse; {@code false} is taken
     *     for a mistake, and refuses too, with "Internal server error"
     * @throws Exception to refuse at once
     */
    CompletionStage<?> handle(Socket socket) throws Exception;
}
