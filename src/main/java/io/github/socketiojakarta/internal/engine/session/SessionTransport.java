package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.door.PostExchange;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries the packets of a session to its client. To add a transport, implement this. What the transports have in
 * common must be implemented; what only some can do has a default, which is how the others answer. Implementations are
 * thread-safe.
 */
public interface SessionTransport {

    // sending

    /** Returns which one it is. */
    TransportType type();

    /** Returns whether a packet that is sent now would be handed to the container at once. */
    boolean isWritable();

    /**
     * Sends a message past the session's {@link SendQueue}, where nothing waits; that saves the costs of waiting.
     *
     * @return whether it has; if not, the message has to be queued
     */
    boolean pass(List<? extends EnginePacket> message);

    /** Sends what the queue holds as far as the client takes it now. Never blocks. */
    void flush();

    // the end

    /** Sends what the queue still holds, then closes and calls {@link SessionLife#finished}. */
    void close();

    /** Closes at once. */
    void terminate();

    // HTTP requests of the session, by default for a transport that knows none

    /** Takes a GET. */
    default void poll(PollExchange exchange) {
        exchange.refuse(EngineError.BAD_REQUEST);
    }

    /** Registers a POST; if it returns nothing, the request must be refused with status 400. */
    default @Nullable PostReception post(PostExchange exchange) {
        return null;
    }

    // an upgrade, by default for a transport that is never left for another, nor taken instead of another

    /** Notes who tries to replace this transport, to be told if the session ends before. */
    default void tried(UpgradeAttempt attempt) {}

    /** Lets the client come to the point at which it can change: it gets an answer to what it waits for. */
    default void release() {}

    /** Forgets who has failed to replace this transport. */
    default void forget(UpgradeAttempt attempt) {}

    /** Ends, because the session goes on with another transport. */
    default void replaced() {}

    /** Begins to send what waits in the queue of the session, as the transport to which it has been upgraded. */
    default void takeOver(SendQueue queue) {}
}
