package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.SocketEmitter;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to one socket of another server. Immutable.
 *
 * @param adapter the adapter of the namespace
 * @param options the socket, by the room of its id, and the flags
 */
record DescribedEmitter(Adapter adapter, BroadcastOptions options) implements SocketEmitter {

    private DescribedEmitter with(EmitFlags flags) {
        return new DescribedEmitter(adapter, options.with(flags));
    }

    @Override
    public void emit(String event, @Nullable Object... args) {
        adapter.broadcast(BroadcastEvent.of(event, args), options);
    }

    @Override
    public CompletionStage<Args> emitWithAck(String event, @Nullable Object... args) {
        return adapter.broadcastWithAck(BroadcastEvent.of(event, args), options).handle(DescribedEmitter::only);
    }

    private static Args only(@Nullable BroadcastAcks acks, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof IncompleteAcksException) {
            throw new AckTimeoutException("operation has timed out: the socket of another server has not answered");
        }
        if (acks == null) {
            throw new CompletionException(cause);
        }
        if (acks.responses().isEmpty()) {
            throw new SocketDisconnectedException("no server has this socket any more");
        }
        return acks.responses().get(0);
    }

    @Override
    public SocketEmitter asVolatile() {
        return with(options.flags().with(EmitFlags.Delivery.VOLATILE));
    }

    @Override
    public SocketEmitter compress(boolean compress) {
        return with(options.flags().withCompress(compress));
    }

    @Override
    public SocketEmitter timeout(Duration timeout) {
        return with(options.flags().withTimeout(timeout));
    }
}
