package io.github.socketiojakarta.example.chat;

import java.util.List;

/**
 * What somebody sees who enters a room.
 *
 * @param room the room
 * @param rooms all rooms there are
 * @param members who is there
 * @param history what was said last
 */
public record RoomView(String room, List<String> rooms, List<String> members, List<Message> history) {}
