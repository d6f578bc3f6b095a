package io.github.socketiojakarta.internal.context;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.cluster.ClusterThreads;
import io.github.socketiojakarta.cluster.ClusterTransport;
import io.github.socketiojakarta.internal.adapter.AdapterFactory;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.ApplicationThreads;
import io.github.socketiojakarta.internal.outgoing.PacketWriter;
import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
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
 * @param adapters makes the adapters of namespaces, if there are none
 */
public record ServerContext(
        SocketIoOptions options,
        DecoderLimits decoderLimits,
        PacketWriter packets,
        EngineThreads threads,
        ApplicationCalls calls,
        Supplier<ApplicationThreads> application,
        LimitCounters limits,
        Optional<ClusterTransport> cluster,
        AdapterFactory adapters) {

    /** Puts together what the parts of one server need, and connects it to its cluster. */
    public static ServerContext of(
            SocketIoOptions options,
            JsonCodec json,
            EngineThreads threads,
            ApplicationCalls calls,
            Supplier<ApplicationThreads> application) {
        ClusterThreads lent = ClusterThreads.of(threads.timer(), threads.worker(), threads.nanoTime());
        return new ServerContext(
                options,
                DecoderLimits.NONE
                        .withMaxAttachments(options.maxAttachments())
                        .withMaxPacketBytes(options.maxPacketBytes())
                        .withMaxJsonDepth(options.maxJsonDepth()),
                new PacketWriter(json, options.parser().orElseGet(DefaultParser::new)),
                threads,
                calls,
                application,
                new LimitCounters(),
                options.cluster().map(medium -> medium.connect(lent)),
                AdapterFactory.IN_MEMORY);
    }

    /** Returns the same with other adapters for namespaces. */
    public ServerContext with(AdapterFactory other) {
        return new ServerContext(options, decoderLimits, packets, threads, calls, application, limits, cluster, other);
    }
}
