package io.github.socketiojakarta.internal.engine.door;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import java.nio.ByteBuffer;

/** Takes what arrives on a WebSocket; called by one thread at a time. */
public interface FrameReceiver {

    /** Called with a whole text message. */
    void text(String message);

    /** Called with a whole binary message; the buffer belongs to the receiver. */
    void binary(ByteBuffer message);

    /** Called when a message is larger than allowed; the receiver closes the channel. */
    void tooBig();

    /** Called once, when the WebSocket is closed, by whichever side. */
    void closed(EngineCloseReason reason, String detail);
}
