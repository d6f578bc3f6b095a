package io.github.socketiojakarta;

import org.jspecify.annotations.Nullable;

/**
 * Sends the acknowledgement that a client has asked for. Thread-safe; may be kept and used later.
 *
 * <p>Implemented by the library only: methods may be added. For tests, there is {@link
 * io.github.socketiojakarta.testing.RecordingAck}.
 */
public interface Ack {

    /** Returns whether the client asked for an answer; if not, {@link #send} does nothing. */
    boolean isRequested();

    /**
     * Sends the acknowledgement. Only the first call has an effect, and none after the socket has disconnected.
     *
     * @param args any number of values, see {@link Socket#emit}
     * @throws IllegalArgumentException if a value cannot be encoded
     */
    void send(@Nullable Object... args);
}
