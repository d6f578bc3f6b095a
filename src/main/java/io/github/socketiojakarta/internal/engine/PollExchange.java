package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.Payload;

/** A GET request that waits for packets. Its one answer may be given from any thread, and never blocks. */
public interface PollExchange {

    /** Answers with a payload. */
    void respond(Payload payload);

    /** Answers with the status 400 and no body. */
    void refuse();

    /** Answers with an error and its JSON. */
    void refuse(EngineError error);
}
