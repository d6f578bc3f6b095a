package io.github.socketiojakarta;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends events that ask the client for an acknowledgement. Thread-safe.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface AckEmitter {

    /**
     * Sends an event and returns the client's answer. Counterpart of {@code socket.emitWithAck()}.
     *
     * <p>The stage fails with {@link AckTimeoutException} if the emitter has a timeout, with {@link
     * SocketDisconnectedException} if the socket is or gets disconnected, with {@link AckLimitException} if too many
     * answers are outstanding already, and with {@link EventNotSentException} if the event is volatile and was dropped.
     *
     * <p>What hangs on the stage ({@code thenAccept} and the like) runs where the client's listeners run, in its turn: behind
     * the events that came before the answer, and never beside a listener of the client, but for one that has hung it
     * there and is still running, or that runs for 5 seconds meanwhile: it may be waiting for it. With an executor of its own ({@code thenAcceptAsync(..., executor)}) it runs there at once.
     *
     * <p>To wait for it inside a listener that runs on the thread which reads this very connection would wait for ever;
     * {@code join()} and {@code get()} throw an {@link IllegalStateException} there instead.
     *
     * @param event the name, see {@link Socket#emit}
     * @param args any number of values, see {@link Socket#emit}
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     */
    CompletionStage<Args> emitWithAck(String event, @Nullable Object... args);
}
