package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.SocketEmitter;
import io.github.socketiojakarta.internal.ack.AckCollector;
import io.github.socketiojakarta.internal.ack.AnswerStream;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.namespace.LocalNamespace;
import io.github.socketiojakarta.internal.namespace.NamespaceSocket;
import io.github.socketiojakarta.internal.outgoing.Broadcast;
import io.github.socketiojakarta.internal.outgoing.BroadcastChain;
import io.github.socketiojakarta.internal.outgoing.SentValues;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The part of a socket that sends: to its client through a {@link SocketEmitter}, to others through {@link #broadcast()}. */
interface EmitMethods extends NamespaceSocket {

    SocketSender sender();

    @Override
    LocalNamespace namespace();

    private SocketEmitter emitter() {
        return new LocalEmitter(sender(), EmitFlags.NONE);
    }

    /** What has been sent to the rooms until now reaches this socket. */
    @Override
    default void leave(String... rooms) {
        namespace().cluster().leaving(this, rooms);
        leaveNow(rooms);
    }

    @Override
    default BroadcastOperator broadcast() {
        return new BroadcastChain(namespace().adapter(), BroadcastOptions.ALL.except(id()));
    }

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

    @Override
    default Runnable enqueue(List<EnginePacket> packets) {
        return sender().enqueue(packets);
    }

    @Override
    default boolean isReady() {
        return sender().isReady();
    }

    @Override
    default boolean deliver(Broadcast broadcast) {
        return sender().deliver(broadcast);
    }

    @Override
    default void deliver(Broadcast broadcast, AckCollector answers) {
        sender().deliver(broadcast, answers);
    }

    @Override
    default boolean deliver(Broadcast broadcast, AnswerStream answers) {
        return sender().deliver(broadcast, answers);
    }

    @Override
    default void sending(Broadcast broadcast) {
        sender().sending(broadcast);
    }
}
