package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.AnyListener;
import io.github.socketiojakarta.AsyncEventMiddleware;
import io.github.socketiojakarta.ErrorListener;
import io.github.socketiojakarta.EventListener;
import io.github.socketiojakarta.EventMiddleware;
import io.github.socketiojakarta.OutgoingListener;
import io.github.socketiojakarta.Socket;
import java.util.List;
import java.util.Set;

/** The part of a socket that hands listeners over to its {@link SocketEvents}. */
interface ListeningSocket extends Socket {

    SocketEvents events();

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
}
