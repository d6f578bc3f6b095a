package io.github.socketiojakarta;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to one client. Immutable: the methods that set a flag return a new emitter and leave this one as it was.
 * Thread-safe.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface SocketEmitter extends AckEmitter {

    /**
     * Sends an event to this client.
     *
     * @param event any name but the reserved {@code connect}, {@code connect_error}, {@code disconnect},
     *     {@code disconnecting}, {@code newListener} and {@code removeListener}
     * @param args any number of values: null, strings, numbers, booleans, maps, lists, arrays, records, POJOs and
     *     {@code JsonValue}s, by JSON-B; {@code byte[]} and {@code ByteBuffer} at any depth travel as binary
     *     attachments, of which the official clients take ten. Everything is encoded before the method returns. As
     *     always in Java, an array of objects is taken for all the values: {@code emit("names", (Object) names)} sends
     *     it as one, {@code emit("names", list.toArray())} sends a list's elements one by one
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     */
    void emit(String event, @Nullable Object... args);

    /** Sends an event named {@code message}. */
    default void send(@Nullable Object... args) {
        emit("message", args);
    }

    /**
     * Returns an emitter whose events are dropped if the transport cannot take them now: while no poll is waiting, or
     * while an earlier message is being written. For values of which only the newest matters, such as positions.
     * The acknowledgement of an event that is dropped fails with {@link EventNotSentException} at once. Counterpart of
     * {@code socket.volatile}.
     */
    SocketEmitter asVolatile();

    /**
     * Returns an emitter with another setting of compression; the default is {@code true}. A response to a poll is
     * compressed if any of its events may be. On WebSocket, the container compresses all messages or none.
     */
    SocketEmitter compress(boolean compress);

    /** Returns an emitter whose acknowledgements fail with {@link AckTimeoutException} after that time. */
    SocketEmitter timeout(Duration timeout);
}
