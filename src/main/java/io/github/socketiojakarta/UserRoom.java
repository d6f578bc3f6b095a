package io.github.socketiojakarta;

import java.security.Principal;

/**
 * Names the rooms of users: {@code io.to(UserRoom.of("alice"))} reaches every socket of that user, on every device.
 *
 * <p>With the option {@link SocketIoOptions#userRooms()}, each socket of an authenticated user is in the user's room from
 * the beginning, in every namespace. They are rooms like others: an application with a login of its own may let its
 * sockets join them, and one that lets clients choose their rooms must not let them choose these.
 */
public final class UserRoom {

    private static final String PREFIX = "io.github.socketiojakarta.user:";

    private UserRoom() {}

    /** Returns the room of the user of that name. */
    public static String of(String user) {
        return PREFIX + user;
    }

    /** Returns the room of a user. */
    public static String of(Principal user) {
        return of(user.getName());
    }

    /** Returns whether a room is that of a user, for applications that let clients choose rooms. */
    public static boolean isOne(String room) {
        return room.startsWith(PREFIX);
    }
}
