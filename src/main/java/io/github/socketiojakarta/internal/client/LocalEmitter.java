package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.SocketEmitter;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.outgoing.SentValues;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to one socket with flags. Immutable.
 *
 * @param sender sends to the socket
 * @param flags the flags
 */
record LocalEmitter(SocketSender sender, EmitFlags flags) implements SocketEmitter {

    @Override
    public void emit(String event, @Nullable Object... args) {
        sender.emit(flags, event, SentValues.of(args));
    }

    @Override
    public CompletionStage<Args> emitWithAck(String event, @Nullable Object... args) {
        return sender.emitWithAck(flags, event, SentValues.of(args));
    }

    @Override
    public SocketEmitter asVolatile() {
        return new LocalEmitter(sender, flags.with(EmitFlags.Delivery.VOLATILE));
    }

    @Override
    public SocketEmitter compress(boolean compress) {
        return new LocalEmitter(sender, flags.withCompress(compress));
    }

    @Override
    public SocketEmitter timeout(Duration timeout) {
        return new LocalEmitter(sender, flags.withTimeout(timeout));
    }
}
