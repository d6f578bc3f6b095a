package io.github.socketiojakarta.loopback;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.AdapterContext;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.DisconnectScope;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An adapter of an application: everything in memory, and it notices when it is closed. */
public record ClosableAdapter(AdapterContext context, Runnable closed) implements Adapter {

    @Override
    public void addAll(String socketId, Collection<String> rooms) {
        context.inMemory().addAll(socketId, rooms);
    }

    @Override
    public void del(String socketId, String room) {
        context.inMemory().del(socketId, room);
    }

    @Override
    public void delAll(String socketId) {
        context.inMemory().delAll(socketId);
    }

    @Override
    public Set<String> socketRooms(String socketId) {
        return context.inMemory().socketRooms(socketId);
    }

    @Override
    public Set<String> sockets(Set<String> rooms) {
        return context.inMemory().sockets(rooms);
    }

    @Override
    public Set<String> rooms() {
        return context.inMemory().rooms();
    }

    @Override
    public void broadcast(BroadcastEvent event, BroadcastOptions options) {
        context.inMemory().broadcast(event, options);
    }

    @Override
    public CompletionStage<BroadcastAcks> broadcastWithAck(BroadcastEvent event, BroadcastOptions options) {
        return context.inMemory().broadcastWithAck(event, options);
    }

    @Override
    public CompletionStage<List<RemoteSocket>> fetchSockets(BroadcastOptions options) {
        return context.inMemory().fetchSockets(options);
    }

    @Override
    public void addSockets(BroadcastOptions options, Collection<String> rooms) {
        context.inMemory().addSockets(options, rooms);
    }

    @Override
    public void delSockets(BroadcastOptions options, Collection<String> rooms) {
        context.inMemory().delSockets(options, rooms);
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, DisconnectScope scope) {
        context.inMemory().disconnectSockets(options, scope);
    }

    @Override
    public void serverSideEmit(BroadcastEvent event) {
        context.inMemory().serverSideEmit(event);
    }

    @Override
    public CompletionStage<List<Args>> serverSideEmitWithAck(BroadcastEvent event, EmitFlags flags) {
        return context.inMemory().serverSideEmitWithAck(event, flags);
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return context.inMemory().serverCount();
    }

    @Override
    public CompletionStage<Void> close() {
        closed.run();
        return CompletableFuture.completedFuture(null);
    }
}
