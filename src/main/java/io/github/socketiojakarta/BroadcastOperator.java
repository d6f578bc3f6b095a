package io.github.socketiojakarta;

import org.jspecify.annotations.Nullable;

/**
 * Sends an event to many sockets of one namespace: those of some rooms, or all, without those of other rooms.
 *
 * <p>Immutable: {@code to}, {@code in} and {@code except} return a new operator and leave this one as it was. A socket
 * in several of the rooms gets the event once. The event is encoded once, whatever the number of receivers. All
 * methods may be called from any thread.
 */
public interface BroadcastOperator {

    /**
     * Returns an operator that sends to the sockets of these rooms too. Every socket is alone in a room named by its
     * {@link Socket#id()}, so an id addresses one socket. With no room named at all, an operator reaches the whole
     * namespace.
     */
    BroadcastOperator to(String... rooms);

    /** Does the same as {@link #to(String...)}; reads better before {@link #emit}. */
    default BroadcastOperator in(String... rooms) {
        return to(rooms);
    }

    /** Returns an operator that leaves out the sockets that are in any of these rooms. */
    BroadcastOperator except(String... rooms);

    /**
     * Sends an event to the chosen sockets.
     *
     * @param event the name; not one of the reserved names, see {@link Socket#emit}
     * @param args any number of values, see {@link Socket#emit}
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     */
    void emit(String event, @Nullable Object... args);

    /** Sends an event named {@code message}. Counterpart of {@code io.send()}. */
    default void send(@Nullable Object... args) {
        emit("message", args);
    }
}
