package io.github.socketiojakarta.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads of a server; their number does not depend on the number of clients.
 *
 * @param timer runs short tasks at their time; never application code, never anything that may block
 * @param worker runs whatever may block, and application code that no container thread is there for
 */
public record EngineThreads(ScheduledExecutorService timer, Executor worker) {}
