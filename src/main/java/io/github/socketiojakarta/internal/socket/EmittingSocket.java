package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketEmitter;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The part of a socket that sends: to its client through {@link #emitter()}, to others through {@link #broadcast()}. */
interface EmittingSocket extends Socket {

    SocketEmitter emitter();

    SocketSender sender();

    @Override
    default CompletionStage<Void> emitAsync(String event, @Nullable Object... args) {
        return sender().emitAsync(event, SentValues.of(args));
    }

    @Override
    default void emit(String event, @Nullable Object... args) {
        emitter().emit(event, args);
    }

    @Override
    default CompletionStage<Args> emitWithAck(String event, @Nullable Object... args) {
        return emitter().emitWithAck(event, args);
    }

    @Override
    default SocketEmitter asVolatile() {
        return emitter().asVolatile();
    }

    @Override
    default SocketEmitter compress(boolean compress) {
        return emitter().compress(compress);
    }

    @Override
    default SocketEmitter timeout(Duration timeout) {
        return emitter().timeout(timeout);
    }

    @Override
    default BroadcastOperator to(String... rooms) {
        return broadcast().to(rooms);
    }

    @Override
    default BroadcastOperator except(String... rooms) {
        return broadcast().except(rooms);
    }
}
