package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.example.store.Page;

/**
 * What somebody sees who opens a conversation.
 *
 * @param conversation the conversation: {@code #} and a room, or {@code @} and the id of a person
 * @param title its name for people
 * @param page what was said last
 * @param lobby what is around it
 */
public record View(String conversation, String title, Page page, Lobby lobby) {}
