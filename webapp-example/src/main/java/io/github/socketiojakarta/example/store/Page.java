package io.github.socketiojakarta.example.store;

import java.util.List;

/**
 * Some messages of a conversation.
 *
 * @param messages they, the oldest first
 * @param earlier whether there are any before them
 */
public record Page(List<Message> messages, boolean earlier) {}
