package io.github.socketiojakarta.internal.lane;

/**
 * Marks a thread that completes what the application may be waiting for. Nobody may wait on it for something that one of
 * these threads would have to complete.
 */
public interface AnswerThread {}
