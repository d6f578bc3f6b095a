package io.github.socketiojakarta.internal.context;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.cluster.ClusterTransport;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.ApplicationThreads;
import io.github.socketiojakarta.internal.outgoing.PacketWriter;
import io.github.socketiojakarta.parser.DecoderLimits;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every part of one server needs. Immutable.
 *
 * @param options the options
 * @param decoderLimits what one incoming packet may have, one object for all clients
 * @param packets writes packets
 * @param threads the threads
 * @param calls runs application code
 * @param application the threads for the application's code of new connections
 * @param limits counts how often limits are exceeded
 * @param cluster the connection to other servers, if there are any
 */
public record ServerContext(
        SocketIoOptions options,
        DecoderLimits decoderLimits,
        PacketWriter packets,
        EngineThreads threads,
        ApplicationCalls calls,
        Supplier<ApplicationThreads> application,
        LimitCounters limits,
        Optional<ClusterTransport> cluster) {}
