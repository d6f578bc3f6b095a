package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.ArgsAckListener;
import io.github.socketiojakarta.AsyncMiddleware;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.ConnectionListener;
import io.github.socketiojakarta.ErrorListener;
import io.github.socketiojakarta.Middleware;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.RoomListener;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.listen.NamespaceListeners;
import io.github.socketiojakarta.internal.outgoing.BroadcastChain;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The part of a namespace, or of a parent of namespaces, that keeps registrations and reaches every socket through the
 * adapter.
 */
public interface NamespaceMethods extends Namespace {

    Set<String> RESERVED_SERVER_SIDE = Set.of("connect", "connection", "new_namespace");

    /** Returns what the application has registered. */
    NamespaceListeners registered();

    /** Returns the adapter, which keeps the rooms. */
    Adapter adapter();

    private BroadcastChain everybody() {
        return new BroadcastChain(adapter(), BroadcastOptions.ALL);
    }

    @Override
    default Namespace use(Middleware middleware) {
        registered().middlewares().add(middleware::handle);
        return this;
    }

    @Override
    default Namespace useAsync(AsyncMiddleware middleware) {
        registered().middlewares().addAsync(middleware::handle);
        return this;
    }

    @Override
    default Namespace onConnection(ConnectionListener listener) {
        registered().onConnection(listener);
        return this;
    }

    @Override
    default Namespace offConnection(ConnectionListener listener) {
        registered().offConnection(listener);
        return this;
    }

    @Override
    default Namespace onError(ErrorListener listener) {
        registered().onError(listener);
        return this;
    }

    @Override
    default Namespace offError(ErrorListener listener) {
        registered().offError(listener);
        return this;
    }

    @Override
    default Namespace onRooms(RoomListener listener) {
        registered().onRooms(listener);
        return this;
    }

    @Override
    default Namespace offRooms(RoomListener listener) {
        registered().offRooms(listener);
        return this;
    }

    @Override
    default Namespace onServerSideEvent(String event, ArgsAckListener listener) {
        registered().addServerSide(event, listener);
        return this;
    }

    @Override
    default Namespace offServerSideEvent(String event, ArgsAckListener listener) {
        registered().removeServerSide(event, listener);
        return this;
    }

    @Override
    default Set<String> rooms() {
        return adapter().rooms();
    }

    @Override
    default Set<String> socketIds(String room) {
        return adapter().sockets(Set.of(room));
    }

    @Override
    default CompletionStage<Integer> serverCount() {
        return adapter().serverCount();
    }

    @Override
    default void serverSideEmit(String event, @Nullable Object... args) {
        adapter().serverSideEmit(serverSide(event, args));
    }

    @Override
    default CompletionStage<List<Args>> serverSideEmitWithAck(String event, @Nullable Object... args) {
        return adapter().serverSideEmitWithAck(serverSide(event, args), EmitFlags.NONE);
    }

    private static BroadcastEvent serverSide(String event, @Nullable Object... args) {
        if (RESERVED_SERVER_SIDE.contains(event)) {
            throw new IllegalArgumentException("The event name '" + event + "' is reserved; choose another");
        }
        return BroadcastEvent.of(event, args);
    }

    @Override
    default BroadcastOperator to(String... rooms) {
        return everybody().to(rooms);
    }

    @Override
    default BroadcastOperator except(String... rooms) {
        return everybody().except(rooms);
    }

    @Override
    default BroadcastOperator asVolatile() {
        return everybody().asVolatile();
    }

    @Override
    default BroadcastOperator compress(boolean compress) {
        return everybody().compress(compress);
    }

    @Override
    default BroadcastOperator local() {
        return everybody().local();
    }

    @Override
    default BroadcastOperator timeout(Duration timeout) {
        return everybody().timeout(timeout);
    }

    @Override
    default void emit(String event, @Nullable Object... args) {
        everybody().emit(event, args);
    }

    @Override
    default CompletionStage<BroadcastAcks> emitWithAck(String event, @Nullable Object... args) {
        return everybody().emitWithAck(event, args);
    }

    @Override
    default CompletionStage<List<RemoteSocket>> fetchSockets() {
        return everybody().fetchSockets();
    }

    @Override
    default void socketsJoin(String... rooms) {
        everybody().socketsJoin(rooms);
    }

    @Override
    default void socketsLeave(String... rooms) {
        everybody().socketsLeave(rooms);
    }

    @Override
    default void disconnectSockets() {
        everybody().disconnectSockets();
    }

    @Override
    default void closeConnections() {
        everybody().closeConnections();
    }
}
