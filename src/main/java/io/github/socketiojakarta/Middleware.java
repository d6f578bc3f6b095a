package io.github.socketiojakarta;

/**
 * Decides whether a socket may connect to a namespace.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface Middleware {

    /**
     * Lets the socket pass by returning. The socket is not connected yet: {@link Socket#join} and
     * {@link Socket#data()} may be used, and its handshake holds the client's {@code auth} payload.
     *
     * @throws ConnectionRefusedException to refuse; its message and data reach the client's {@code connect_error}
     * @throws Exception anything else refuses too: the client is told "Internal server error" and nothing of the
     *     exception, which is logged
     */
    void handle(Socket socket) throws Exception;
}
