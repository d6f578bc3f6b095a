package io.github.socketiojakarta.example.chat;

/**
 * Something said in a room.
 *
 * @param id names it, for the delivery ticks
 * @param room where
 * @param author who
 * @param text what
 * @param time when, in milliseconds since 1970
 */
public record Message(String id, String room, String author, String text, long time) {}
