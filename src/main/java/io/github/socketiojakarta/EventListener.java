package io.github.socketiojakarta;

/**
 * A listener of events in whatever form it was given, made uniform. Immutable.
 *
 * @param identity the object the application gave, by which it can be removed
 * @param handler calls it
 * @param times how often it is called
 */
public record EventListener(Object identity, ArgsAckListener handler, Times times) {

    /** How often a listener is called. */
    public enum Times {
        /** Whenever the event arrives. */
        ALWAYS,
        /** When the event arrives first. */
        ONCE
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
}
