package io.github.socketiojakarta.example.chat;

/**
 * The acknowledgement of a message: the server has it.
 *
 * @param seq the number of the message
 * @param time when it arrived first, in milliseconds since 1970
 */
public record Receipt(long seq, long time) {}
