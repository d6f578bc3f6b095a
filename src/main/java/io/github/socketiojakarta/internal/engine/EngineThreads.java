package io.github.socketiojakarta.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * The threads of a server; their number does not depend on the number of clients.
 *
 * @param timer runs short tasks at their time; never application code, never anything that may block
 * @param worker runs short tasks that must not delay the timer; never application code, never anything that may block
 * @param closer closes WebSockets, which some containers do not return from as long as the client does not read; nothing
 *     else, because everything else would have to wait for them
 * @param application runs application code that no container thread is there for, which may block for long; it must not
 *     keep others from going on, so it has threads of its own
 * @param nanoTime the time that the timer goes by, in nanoseconds from any point
 */
public record EngineThreads(
        ScheduledExecutorService timer,
        Executor worker,
        Executor closer,
        Executor application,
        LongSupplier nanoTime) {}
