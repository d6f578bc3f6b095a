package io.github.socketiojakarta.example.chat;

/** A CDI event: somebody has come, gone, or entered another room. */
public record MembersChanged() {}
