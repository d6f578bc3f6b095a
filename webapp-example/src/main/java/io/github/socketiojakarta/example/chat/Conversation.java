package io.github.socketiojakarta.example.chat;

/**
 * Where something is said.
 *
 * @param address {@code #} and the name of a room, or {@code @} and the id of a person: also the name of the Socket.IO room
 *     in which those are who hear it
 * @param key its name in the database; that of a private conversation is the same for both
 * @param title its name for people
 */
record Conversation(String address, String key, String title) {

    private static final String ROOM = "#";

    static String ofRoom(String name) {
        return ROOM + name;
    }

    static String ofPerson(String id) {
        return "@" + id;
    }

    static boolean isRoom(String address) {
        return address.startsWith(ROOM);
    }

    boolean isRoom() {
        return isRoom(address);
    }
}
