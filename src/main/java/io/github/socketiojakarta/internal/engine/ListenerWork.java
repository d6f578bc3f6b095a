package io.github.socketiojakarta.internal.engine;

/**
 * What the listeners of one connection have done until one moment.
 *
 * @param isGoingOn whether one is running, or about to
 * @param nanos for how long some have run in all
 */
public record ListenerWork(boolean isGoingOn, long nanos) {}
