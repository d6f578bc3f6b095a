package io.github.socketiojakarta;

/**
 * Follows the rooms of a namespace, on this server. Counterpart of the adapter's events {@code create-room},
 * {@code join-room}, {@code leave-room} and {@code delete-room}.
 *
 * <p>Called after the change, in the order of the changes, one call at a time: on the thread that has made the change, or on that of
 * another change that is being told just then; in a cluster that may be the thread on which the medium delivers. So a method must
 * not wait. What it throws is logged.
 *
 * <p>Implemented by applications: methods are added with a default only.
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
