package io.github.socketiojakarta.example.chat;

/**
 * The acknowledgement of a message: the server has it.
 *
 * @param id names the message
 * @param time when it arrived, in milliseconds since 1970
 */
public record Receipt(String id, long time) {}
