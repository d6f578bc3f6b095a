package io.github.socketiojakarta;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Decides about a connection before it exists, as a {@link RequestFilter} does, but may take its time: for example to ask a
 * remote service. Counterpart of the option {@code allowRequest}, whose callback may be called later.
 *
 * <p>A request of polling waits without a thread. A WebSocket handshake cannot be put aside in a servlet container, so it holds
 * the container's thread that received it until the decision: clients that begin with a WebSocket can hold as many threads as
 * there are undecided handshakes. What follows a late decision, such as the generator of session ids, runs on a thread of the
 * library, without what the container binds to the thread of a request. Whoever has not been answered after {@link #TIMEOUT} is refused with the status 403. With both
 * filters, the other one is asked first.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface AsyncRequestFilter {

    /** How long a decision may take: 10 seconds. */
    Duration TIMEOUT = Duration.ofSeconds(10);

    /**
     * Starts the decision, on the container's thread that received the request. What it decides about a client that has left
     * meanwhile is ignored.
     *
     * @return a stage that completes normally to let the request pass, or fails with a {@link ConnectionRefusedException} to refuse
     *     it: the client gets the status 403 and the message. With any other failure, or {@code false}, it is refused too
     * @throws ConnectionRefusedException to refuse at once
     */
    CompletionStage<?> check(ConnectionRequest request);
}
