package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.SessionReceiverFactory;

/**
 * What the sessions of one server share. Immutable.
 *
 * @param options the settings
 * @param threads the threads
 * @param listener who is told of new sessions
 * @param hooks who is told of limits that are exceeded
 * @param backpressure what keeps clients from sending too fast
 * @param registry where sessions are found as long as they last
 */
public record SessionContext(
        EngineOptions options,
        EngineThreads threads,
        SessionReceiverFactory listener,
        EngineHooks hooks,
        Backpressure backpressure,
        SessionRegistry registry) {}
