package io.github.socketiojakarta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listener of events in whatever form it was given, made uniform. Made by {@link EventSource} only. Immutable. */
public final class EventListener {

    /** How often a listener is called. */
    public enum Times {
        /** Whenever the event arrives. */
        ALWAYS,
        /** When the event arrives first. */
        ONCE
    }

    private final Object identity;
    private final ArgsAckListener handler;
    private final Times times;

    private EventListener(Object identity, ArgsAckListener handler, Times times) {
        this.identity = identity;
        this.handler = handler;
        this.times = times;
    }

    /** Returns the object the application gave, by which it can be removed. */
    public Object identity() {
        return identity;
    }

    /** Returns what calls it. */
    public ArgsAckListener handler() {
        return handler;
    }

    /** Returns how often it is called. */
    public Times times() {
        return times;
    }

    /** Returns the same listener, called once only. */
    public EventListener once() {
        return new EventListener(identity, handler, Times.ONCE);
    }

    static EventListener of(ArgsListener listener) {
        return new EventListener(listener, (args, ack) -> listener.onEvent(args), Times.ALWAYS);
    }

    static EventListener of(ArgsAckListener listener) {
        return new EventListener(listener, listener, Times.ALWAYS);
    }

    static <T> EventListener of(Class<T> type, PayloadListener<T> listener) {
        return new EventListener(listener, (args, ack) -> listener.onEvent(args.get(0, type)), Times.ALWAYS);
    }

    static <T> EventListener of(Class<T> type, PayloadAckListener<T> listener) {
        return new EventListener(listener, (args, ack) -> listener.onEvent(args.get(0, type), ack), Times.ALWAYS);
    }

    static <T> EventListener of(GenericType<T> type, PayloadListener<T> listener) {
        return new EventListener(listener, (args, ack) -> listener.onEvent(args.get(0, type)), Times.ALWAYS);
    }

    static <T> EventListener of(GenericType<T> type, PayloadAckListener<T> listener) {
        return new EventListener(listener, (args, ack) -> listener.onEvent(args.get(0, type), ack), Times.ALWAYS);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventListener listener && fields().equals(listener.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(identity, handler, times);
    }

    @Override
    public String toString() {
        return "EventListener[identity=" + identity + ", times=" + times + "]";
    }
}
