package io.github.socketiojakarta.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * The threads of a server for work of the library; their number does not depend on the number of clients. Application code
 * runs on none of them: the layer above has threads for that, which this one does not know.
 *
 * @param timer runs short tasks at their time; never application code, never anything that may block
 * @param worker runs short tasks that must not delay the timer; never application code, never anything that may block
 * @param closer closes WebSockets, which some containers do not return from as long as the client does not read; nothing
 *     else, because everything else would have to wait for them
 * @param nanoTime the time that the timer goes by, in nanoseconds from any point
 */
public record EngineThreads(ScheduledExecutorService timer, Executor worker, Executor closer, LongSupplier nanoTime) {}
