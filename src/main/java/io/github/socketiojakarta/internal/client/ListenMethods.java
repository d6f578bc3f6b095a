package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.AnyListener;
import io.github.socketiojakarta.AsyncEventMiddleware;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.ErrorListener;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventListener;
import io.github.socketiojakarta.EventMiddleware;
import io.github.socketiojakarta.OutgoingListener;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.listen.DisconnectListeners;
import io.github.socketiojakarta.internal.listen.FailureReports;
import io.github.socketiojakarta.internal.listen.SocketEvents;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The part of a socket that hands listeners over to its {@link SocketEvents}. */
interface ListenMethods extends Socket, FailureReports {

    SocketEvents events();

    /** Returns who waits for the socket to disconnect. */
    DisconnectListeners disconnectListeners();

    /** Returns what sends to this socket. */
    SocketSender sender();

    @Override
    default void listen(String event, EventListener listener) {
        events().listeners().add(event, listener);
    }

    @Override
    default void off(String event) {
        events().listeners().remove(event);
    }

    @Override
    default void off(String event, Object listener) {
        events().listeners().remove(event, listener);
    }

    @Override
    default void off() {
        events().listeners().removeAll();
    }

    @Override
    default Set<String> eventNames() {
        return events().listeners().names();
    }

    @Override
    default List<Object> listeners(String event) {
        return events().listeners().of(event);
    }

    @Override
    default void onAny(AnyListener listener) {
        events().any().add(listener);
    }

    @Override
    default void prependAny(AnyListener listener) {
        events().any().add(0, listener);
    }

    @Override
    default void offAny(AnyListener listener) {
        events().any().remove(listener);
    }

    @Override
    default void offAny() {
        events().any().clear();
    }

    @Override
    default List<AnyListener> listenersAny() {
        return events().any().now();
    }

    @Override
    default void onAnyOutgoing(OutgoingListener listener) {
        sender().outgoing().add(listener);
    }

    @Override
    default void prependAnyOutgoing(OutgoingListener listener) {
        sender().outgoing().add(0, listener);
    }

    @Override
    default void offAnyOutgoing(OutgoingListener listener) {
        sender().outgoing().remove(listener);
    }

    @Override
    default void offAnyOutgoing() {
        sender().outgoing().clear();
    }

    @Override
    default List<OutgoingListener> listenersAnyOutgoing() {
        return sender().outgoing().now();
    }

    @Override
    default void use(EventMiddleware middleware) {
        events().middlewares().add(middleware::handle);
    }

    @Override
    default void useAsync(AsyncEventMiddleware middleware) {
        events().middlewares().addAsync(middleware::handle);
    }

    @Override
    default void onError(ErrorListener listener) {
        events().errors().add(listener);
    }

    @Override
    default void offError(ErrorListener listener) {
        events().errors().remove(listener);
    }

    @Override
    default void onDisconnecting(Consumer<DisconnectReason> listener) {
        disconnectListeners().disconnecting().add(listener);
    }

    @Override
    default void offDisconnecting(Consumer<DisconnectReason> listener) {
        disconnectListeners().disconnecting().remove(listener);
    }

    @Override
    default void onDisconnect(Consumer<DisconnectReason> listener) {
        disconnectListeners().disconnected().add(listener);
    }

    @Override
    default void offDisconnect(Consumer<DisconnectReason> listener) {
        disconnectListeners().disconnected().remove(listener);
    }

    @Override
    default void report(EventFailure failure) {
        events().errors().report(failure);
    }

    @Override
    default void afterwards(Runnable code) {
        sender().lane().submit(code);
    }
}
