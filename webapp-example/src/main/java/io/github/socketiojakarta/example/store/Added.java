package io.github.socketiojakarta.example.store;

/**
 * What became of a message.
 *
 * @param message it, with its number
 * @param isNew whether it had not been there before
 */
public record Added(Message message, boolean isNew) {}
