package io.github.socketiojakarta.internal.engine;

import java.nio.ByteBuffer;

/**
 * Receives the messages of one session.
 *
 * <p>Messages arrive in their order on the container's thread that read them. A client that breaks the rules of the
 * upgrade can make two threads call at the same time; {@link #closed} may come from any thread at any time, once.
 */
public interface SessionReceiver {

    /**
     * Called once, before the client hears of the session. The client waits for that, so this must wait for nobody. What is
     * sent from now on comes behind the handshake.
     */
    void opened();

    /** Called with a text message. */
    void text(String message);

    /** Called with a binary message; the buffer belongs to the receiver. */
    void binary(ByteBuffer message);

    /** Called when the client has changed to WebSocket; never after {@link #closed}. */
    void upgraded();

    /**
     * Called when everything that waited has been handed to the container; often, so it must be quick, and on the thread that
     * has handed it over, so it must not send.
     */
    void drained();

    /** Called once, when the session has ended. */
    void closed(EngineCloseReason reason, String detail);

    /**
     * Returns what listeners of this connection have done: while they work, the client may be unable to get a pong through,
     * and must not be blamed for it.
     */
    ListenerWork work();

    /** Returns whether so much waits for the listeners that no more should be read for now; often called. */
    boolean isFull();

    /** Runs code once, when that is over or the connection has ended; at once if it is. */
    void whenRoom(Runnable code);
}
