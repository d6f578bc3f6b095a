package io.github.socketiojakarta;

/**
 * Follows the rooms of a namespace, on this server. Counterpart of the adapter's events {@code create-room},
 * {@code join-room}, {@code leave-room} and {@code delete-room}.
 *
 * <p>Called on the thread that makes the change, after it was made; the events of one room may overtake each other when
 * several threads change it at the same time. What a method throws is logged.
 */
public interface RoomListener {

    /** Called when the first socket has joined a room. */
    default void roomCreated(String room) {}

    /** Called when a socket has joined a room. */
    default void roomJoined(String room, String socketId) {}

    /** Called when a socket has left a room. */
    default void roomLeft(String room, String socketId) {}

    /** Called when the last socket has left a room. */
    default void roomDeleted(String room) {}
}
