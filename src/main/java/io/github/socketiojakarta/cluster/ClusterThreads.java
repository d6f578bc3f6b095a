package io.github.socketiojakarta.cluster;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * Threads that a server lends to a medium. They end with the server. A medium that has to block, as one that waits for a
 * message, brings a thread of its own and ends it in {@link ClusterTransport#close}.
 *
 * @param timer runs short tasks at their time; nothing that may block
 * @param worker runs short tasks; nothing that may block
 * @param nanoTime the time that the timer goes by, in nanoseconds from any point
 */
public record ClusterThreads(ScheduledExecutorService timer, Executor worker, LongSupplier nanoTime) {}
