package io.github.socketiojakarta.internal.servlet.container;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What differs between servlet containers. The defaults are what the specifications say; each container that needs something
 * else has a package, whose class says what, since which version it has been seen, and who calls it. Thread-safe.
 */
public interface Container {

    /** One that does what the specifications say. */
    Container STANDARD = new Container() {};

    /** A call of the container. */
    @FunctionalInterface
    interface Call {

        /** Calls it. */
        void run() throws IOException;
    }

    // requests

    /**
     * Runs a call that lets the container write a response, on this thread or soon on another.
     *
     * @param failed called with what the call throws there
     */
    default void startWriting(AsyncContext context, Call call, Consumer<Throwable> failed) throws IOException {
        call.run();
    }

    /** Called before a response that may be completed before all of it is written. */
    default void mayBeCut(AsyncContext context, HttpServletResponse response) {}

    /** Returns whether the container closes a response by itself, on this thread, with the last byte of its declared length. */
    default boolean closesWithLastByte() {
        return false;
    }

    /**
     * Runs code that may call listeners and write, on this thread or soon on another. Called when the container says that a
     * body has arrived.
     *
     * @param failed called with what the code throws there
     */
    default void leaveReadingThread(AsyncContext context, Runnable code, Consumer<Throwable> failed) {
        code.run();
    }

    /**
     * Watches a GET that has just been put aside, where the listeners of the request are not told everything.
     *
     * @param failed called with what the container says, on one of its threads
     */
    default void watch(AsyncContext context, Consumer<Throwable> failed) throws IOException {}

    // WebSockets

    /** Bounds what the container keeps of a message before it hands it over. Parts are put together by us. */
    default void bound(Session session, int maxMessageBytes) {
        session.setMaxTextMessageBufferSize(maxMessageBytes);
        session.setMaxBinaryMessageBufferSize(maxMessageBytes);
    }

    /** Returns what it takes to stop reading, where the container does not do it by itself. */
    default Optional<ReadingControl> reading(Session session) {
        return Optional.empty();
    }

    /** Lets go of a handshake whose WebSocket is open, where the container does not do it by itself. */
    default void forget(UpgradeRequest request) {}

    /** Called when a WebSocket is about to be closed. */
    default void beforeClose(Session session) {}

    /** Returns whether a limit of silence counts the silence before it was set as well. */
    default boolean countsSilenceBefore() {
        return false;
    }
}
