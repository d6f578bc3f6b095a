package io.github.socketiojakarta.internal.engine.door;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A GET request that waits for packets. Its one answer may be given from any thread, and never blocks.
 *
 * <p>The contract is that of {@link FrameChannel}: nothing that the container throws leaves an exchange, and whoever gives
 * it something to write is told once what has become of it.
 */
public interface PollExchange {

    /** Whether an answer may be compressed. */
    enum Compression {
        /** It may, if it is worth it. */
        ALLOWED,
        /** It must not. */
        FORBIDDEN
    }

    /**
     * Answers with a payload.
     *
     * @param done called once, on any thread, possibly before this method returns; with null when the container has written
     *     everything, or with what went wrong
     */
    void respond(Payload payload, Compression compression, Consumer<@Nullable Throwable> done);

    /** Answers with the status 400 and no body. */
    void refuse();

    /** Answers with an error and its JSON. */
    void refuse(EngineError error);

    /**
     * Gives up the request; what has not been written of its answer is dropped, and that has failed then. If nothing has been,
     * the client gets the status 400 and no body.
     */
    void abort();
}
