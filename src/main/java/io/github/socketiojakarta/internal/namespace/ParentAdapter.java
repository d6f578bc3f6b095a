package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.internal.ack.MergedAcks;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.DisconnectScope;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the sockets of all children of a parent: each call goes to the adapter of each child. Thread-safe.
 *
 * @param children the children; a live set
 */
record ParentAdapter(Set<? extends NamespaceMethods> children) implements Adapter {

    private void each(Consumer<Adapter> action) {
        children.forEach(child -> action.accept(child.adapter()));
    }

    private void ofSocket(String socketId, Consumer<Adapter> action) {
        children.stream()
                .filter(child -> child.socket(socketId).isPresent())
                .forEach(child -> action.accept(child.adapter()));
    }

    private Set<String> union(Function<Adapter, Set<String>> part) {
        return children.stream()
                .flatMap(child -> part.apply(child.adapter()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private <T> CompletionStage<List<T>> all(Function<Adapter, CompletionStage<List<T>>> part) {
        List<CompletableFuture<List<T>>> parts = parts(child -> part.apply(child.adapter()));
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(unused ->
                        parts.stream().flatMap(done -> done.join().stream()).toList());
    }

    private <T> List<CompletableFuture<T>> parts(Function<NamespaceMethods, CompletionStage<T>> part) {
        List<CompletableFuture<T>> parts = new ArrayList<>();
        children.forEach(child -> parts.add(part.apply(child).toCompletableFuture()));
        return parts;
    }

    @Override
    public void addAll(String socketId, Collection<String> rooms) {
        ofSocket(socketId, adapter -> adapter.addAll(socketId, rooms));
    }

    @Override
    public void del(String socketId, String room) {
        ofSocket(socketId, adapter -> adapter.del(socketId, room));
    }

    @Override
    public void delAll(String socketId) {
        ofSocket(socketId, adapter -> adapter.delAll(socketId));
    }

    @Override
    public Set<String> socketRooms(String socketId) {
        return union(adapter -> adapter.socketRooms(socketId));
    }

    @Override
    public Set<String> sockets(Set<String> rooms) {
        return union(adapter -> adapter.sockets(rooms));
    }

    @Override
    public Set<String> rooms() {
        return union(Adapter::rooms);
    }

    @Override
    public void broadcast(BroadcastEvent event, BroadcastOptions options) {
        each(adapter -> adapter.broadcast(event, options));
    }

    @Override
    public CompletionStage<BroadcastAcks> broadcastWithAck(BroadcastEvent event, BroadcastOptions options) {
        List<CompletionStage<BroadcastAcks>> parts = new ArrayList<>();
        children.forEach(child -> parts.add(child.adapter().broadcastWithAck(event, options)));
        return MergedAcks.of(parts);
    }

    @Override
    public CompletionStage<List<RemoteSocket>> fetchSockets(BroadcastOptions options) {
        return all(adapter -> adapter.fetchSockets(options));
    }

    @Override
    public void addSockets(BroadcastOptions options, Collection<String> rooms) {
        each(adapter -> adapter.addSockets(options, rooms));
    }

    @Override
    public void delSockets(BroadcastOptions options, Collection<String> rooms) {
        each(adapter -> adapter.delSockets(options, rooms));
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, DisconnectScope scope) {
        each(adapter -> adapter.disconnectSockets(options, scope));
    }

    @Override
    public void serverSideEmit(BroadcastEvent event) {
        each(adapter -> adapter.serverSideEmit(event));
    }

    @Override
    public CompletionStage<List<Args>> serverSideEmitWithAck(BroadcastEvent event, EmitFlags flags) {
        return all(adapter -> adapter.serverSideEmitWithAck(event, flags));
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        List<CompletableFuture<Integer>> counts = parts(child -> child.adapter().serverCount());
        return CompletableFuture.allOf(counts.toArray(CompletableFuture[]::new))
                .thenApply(unused ->
                        counts.stream().mapToInt(CompletableFuture::join).max().orElse(1));
    }

    @Override
    public CompletionStage<@Nullable Void> close() {
        return CompletableFuture.completedFuture(null); // each child closes its own
    }
}
