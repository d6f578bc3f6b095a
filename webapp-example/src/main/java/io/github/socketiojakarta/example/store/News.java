package io.github.socketiojakarta.example.store;

import java.util.Map;

/**
 * What others have said after a message.
 *
 * @param unread how many messages, by conversations as the reader calls them
 * @param latest the number of the last message of all
 */
public record News(Map<String, Integer> unread, long latest) {}
