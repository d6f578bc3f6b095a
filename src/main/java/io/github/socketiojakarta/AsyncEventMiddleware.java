package io.github.socketiojakarta;

import java.util.concurrent.CompletionStage;

/**
 * Decides whether an event reaches the listeners of a socket, without holding a thread until it knows.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface AsyncEventMiddleware {

    /**
     * Starts the decision. Meanwhile, later events of the client are dispatched: they overtake this one.
     *
     * @return a stage that completes normally to let the event pass, or exceptionally to stop it as
     *     {@link EventMiddleware#handle} does. Its value does not matter, so fail the stage to stop the event;
     *     {@code false} is taken for a mistake, and stops it too
     * @throws Exception to stop the event at once
     */
    CompletionStage<?> handle(IncomingEvent event) throws Exception;
}
