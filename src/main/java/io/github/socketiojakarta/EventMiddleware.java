package io.github.socketiojakarta;

/**
 * Decides whether an event reaches the listeners of a socket.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface EventMiddleware {

    /**
     * Lets the event pass by returning.
     *
     * @throws Exception to stop it: no listener is called, the client is told nothing but what an
     *     {@link EventRefusedException} says, and the error listeners are, who may answer if the client asked for an
     *     acknowledgement, see {@link Socket#onError}
     */
    void handle(IncomingEvent event) throws Exception;
}
