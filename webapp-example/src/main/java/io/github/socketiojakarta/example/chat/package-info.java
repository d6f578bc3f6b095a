/**
 * The chat: nicknames, rooms, private conversations, who is there, who is typing, delivery ticks and pictures.
 *
 * <p>{@link io.github.socketiojakarta.example.chat.Chat} says who comes and goes and {@link
 * io.github.socketiojakarta.example.chat.Talk} what they say; {@link io.github.socketiojakarta.example.chat.Rooms}, {@link
 * io.github.socketiojakarta.example.chat.Nicknames} and {@link io.github.socketiojakarta.example.chat.Members} hold what all
 * visitors share, and {@link io.github.socketiojakarta.example.chat.Visitor} what belongs to one.
 */
package io.github.socketiojakarta.example.chat;
