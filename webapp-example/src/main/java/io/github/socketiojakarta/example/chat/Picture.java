package io.github.socketiojakarta.example.chat;

/**
 * A picture shown in a room. The bytes travel as a binary attachment.
 *
 * @param id names it, for the delivery ticks
 * @param room where
 * @param author who
 * @param name its file name
 * @param data the file
 * @param time when, in milliseconds since 1970
 */
public record Picture(String id, String room, String author, String name, byte[] data, long time) {}
