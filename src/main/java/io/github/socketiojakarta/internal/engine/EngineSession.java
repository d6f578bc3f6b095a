package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;

/** One client connection, whatever its transport. Thread-safe; after the end, methods do nothing. */
public interface EngineSession {

    /** Returns the secret id that the client's requests carry. */
    String id();

    /** Returns the request that opened the session. */
    EngineRequest request();

    /** Returns the version of the protocol that the client speaks, 3 or 4. */
    int protocol();

    /** Returns the transport in use now. */
    TransportType transport();

    /** Returns the number of packets that wait to be sent. */
    int pendingPackets();

    /** Returns the bytes that wait to be sent or are being sent. */
    long bufferedBytes();

    /** Tells a receipt what becomes of all that has been sent until now. */
    void whenSent(SendReceipt receipt);

    /**
     * Queues packets, in this order and with none in between. Never blocks; a session whose queue gets too long is
     * closed.
     */
    void send(List<? extends EnginePacket> packets);

    /**
     * Queues packets as {@link #send} does, but does nothing else, so that it may be called under a lock.
     *
     * @return what is to be run when no lock is held any more, for the packets to be sent
     */
    Runnable enqueue(List<? extends EnginePacket> packets);

    /** Does the same as {@link #send}, but if packets with the same key wait, these take their place. */
    void sendLatest(List<? extends EnginePacket> packets, Object key);

    /** Returns whether the transport could take a packet now; only a hint if others send too. */
    boolean isWritable();

    /** Does the same as {@link #send}, but drops the packets if the transport cannot take them now, and returns false. */
    default boolean sendVolatile(List<? extends EnginePacket> packets) {
        boolean isWritable = isWritable();
        if (isWritable) {
            send(packets);
        }
        return isWritable;
    }

    /**
     * Ends the session: {@link SessionReceiver#closed} is called before this method returns, or by another thread that is
     * doing so, or is telling something else first; what is queued is still sent, then the transport is closed.
     */
    void close(EngineCloseReason reason);
}
