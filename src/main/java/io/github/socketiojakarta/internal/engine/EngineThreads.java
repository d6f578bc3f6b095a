package io.github.socketiojakarta.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads of a server; their number does not depend on the number of clients.
 *
 * @param timer runs short tasks at their time; never application code, never anything that may block
 * @param worker runs what may block for a moment, such as closing a WebSocket; never application code
 * @param application runs application code that no container thread is there for, which may block for long; it must not
 *     keep others from going on, so it has threads of its own
 */
public record EngineThreads(ScheduledExecutorService timer, Executor worker, Executor application) {}
