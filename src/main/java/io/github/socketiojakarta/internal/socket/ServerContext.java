package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.EngineThreads;

/**
 * What every part of one server needs. Immutable.
 *
 * @param options the options
 * @param packets writes packets
 * @param threads the threads
 * @param calls runs application code
 */
record ServerContext(SocketIoOptions options, PacketWriter packets, EngineThreads threads, ApplicationCalls calls) {}
