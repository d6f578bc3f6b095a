package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What every part of one server needs. Immutable.
 *
 * @param options the options
 * @param packets writes packets
 * @param threads the threads
 * @param calls runs application code
 * @param executor where the listeners of new connections run, if not on the container's threads
 * @param limits counts how often limits are exceeded
 */
record ServerContext(
        SocketIoOptions options,
        PacketWriter packets,
        EngineThreads threads,
        ApplicationCalls calls,
        Supplier<Optional<Executor>> executor,
        LimitCounters limits) {}
