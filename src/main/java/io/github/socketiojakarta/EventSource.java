package io.github.socketiojakarta;

import java.util.Set;

/**
 * Where events arrive that listeners wait for. Several listeners of one event are called in the order in which they
 * were added, each whatever the others do. A listener that is added or removed while an event is being dispatched is, or
 * is not, called from the next event on. Thread-safe.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface EventSource {

    /** Adds a listener in any form; what the other methods come down to. */
    void listen(String event, EventListener listener);

    /** Adds a listener for an event with any number of arguments. */
    default void on(String event, ArgsListener listener) {
        listen(event, EventListener.of(listener));
    }

    /** Does the same as {@link #on(String, ArgsListener)}, and hands over the acknowledgement too. */
    default void on(String event, ArgsAckListener listener) {
        listen(event, EventListener.of(listener));
    }

    /**
     * Adds a listener for the first argument of an event, converted to a type: a {@code String}, number, {@code
     * Boolean}, record or POJO (by JSON-B), {@code byte[]}, {@code ByteBuffer}, {@code Map}, {@code List} or
     * {@code JsonValue}. If the argument is missing, null or of another shape, the listener is not called, the client's
     * mistake is logged at level DEBUG, and the error listeners are told, see {@link Socket#onError}.
     */
    default <T> void on(String event, Class<T> type, PayloadListener<T> listener) {
        listen(event, EventListener.of(type, listener));
    }

    /** Does the same as {@link #on(String, Class, PayloadListener)}, and hands over the acknowledgement too. */
    default <T> void on(String event, Class<T> type, PayloadAckListener<T> listener) {
        listen(event, EventListener.of(type, listener));
    }

    /** Does the same as {@link #on(String, Class, PayloadListener)} for a generic type such as {@code List<Order>}. */
    default <T> void on(String event, GenericType<T> type, PayloadListener<T> listener) {
        listen(event, EventListener.of(type, listener));
    }

    /** Does the same as {@link #on(String, Class, PayloadAckListener)} for a generic type. */
    default <T> void on(String event, GenericType<T> type, PayloadAckListener<T> listener) {
        listen(event, EventListener.of(type, listener));
    }

    /** Adds a listener as {@link #on(String, ArgsListener)} does; it is removed before it is called first. */
    default void once(String event, ArgsListener listener) {
        listen(event, EventListener.of(listener).once());
    }

    /** Adds a listener as {@link #on(String, ArgsAckListener)} does; it is removed before it is called first. */
    default void once(String event, ArgsAckListener listener) {
        listen(event, EventListener.of(listener).once());
    }

    /** Adds a listener as {@link #on(String, Class, PayloadListener)} does; it is removed before it is called first. */
    default <T> void once(String event, Class<T> type, PayloadListener<T> listener) {
        listen(event, EventListener.of(type, listener).once());
    }

    /** Adds a listener as {@link #on(String, Class, PayloadAckListener)} does; it is removed before it is called first. */
    default <T> void once(String event, Class<T> type, PayloadAckListener<T> listener) {
        listen(event, EventListener.of(type, listener).once());
    }

    /** Adds a listener as {@link #on(String, GenericType, PayloadListener)} does; it is removed before it is called first. */
    default <T> void once(String event, GenericType<T> type, PayloadListener<T> listener) {
        listen(event, EventListener.of(type, listener).once());
    }

    /** Adds a listener as {@link #on(String, GenericType, PayloadAckListener)} does; it is removed before it is called first. */
    default <T> void once(String event, GenericType<T> type, PayloadAckListener<T> listener) {
        listen(event, EventListener.of(type, listener).once());
    }

    /** Removes every listener of an event. */
    void off(String event);

    /**
     * Removes one listener of an event; of one that was added several times, the one added last.
     *
     * @param listener the very object that was given to {@code on} or {@code once}: keep it in a variable, as two
     *     equal lambda expressions are two objects
     */
    void off(String event, Object listener);

    /**
     * Removes every listener of every event that {@code on} and {@code once} have added. Counterpart of {@code
     * removeAllListeners()}, which in Node.js also removes those for errors and for the disconnection; these are removed one
     * by one here, see {@link Socket#offDisconnect}.
     */
    void off();

    /** Returns the events that have listeners: a snapshot. */
    Set<String> eventNames();

    /** Returns the listeners of an event, as they were given: a snapshot. */
    java.util.List<Object> listeners(String event);
}
