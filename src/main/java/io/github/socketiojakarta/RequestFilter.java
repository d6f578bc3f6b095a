package io.github.socketiojakarta;

/**
 * Decides about a connection before it exists, on both transports. Counterpart of the option {@code allowRequest}.
 *
 * <p>Called on the container's thread that received the first request of a client: it should decide quickly. What has to ask
 * others is an {@link AsyncRequestFilter}.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface RequestFilter {

    /**
     * Lets the request pass by returning.
     *
     * @throws ConnectionRefusedException to refuse: the client gets the status 403 and the message
     */
    void check(ConnectionRequest request);
}
