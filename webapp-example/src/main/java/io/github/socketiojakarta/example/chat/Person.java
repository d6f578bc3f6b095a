package io.github.socketiojakarta.example.chat;

/**
 * Somebody in a room.
 *
 * @param id stays the same as long as the page has its key, and says nothing about it
 * @param name the nickname
 */
public record Person(String id, String name) {}
