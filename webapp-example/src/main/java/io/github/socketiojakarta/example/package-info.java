/**
 * A chat to start from: nicknames, rooms, who is there, who is typing, delivery ticks and pictures.
 *
 * <p>{@link io.github.socketiojakarta.example.ChatListener} wires the events; {@link
 * io.github.socketiojakarta.example.Rooms} and {@link io.github.socketiojakarta.example.Nicknames} hold what the chat
 * knows.
 */
package io.github.socketiojakarta.example;
