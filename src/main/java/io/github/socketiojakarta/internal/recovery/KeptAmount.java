package io.github.socketiojakarta.internal.recovery;

/**
 * What a namespace keeps for clients that may come back. Immutable.
 *
 * @param sessions how many clients
 * @param packets how many events
 * @param bytes how much memory the events take
 */
public record KeptAmount(int sessions, int packets, long bytes) {}
