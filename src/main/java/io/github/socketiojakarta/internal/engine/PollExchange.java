package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.Payload;

/** A GET request that waits for packets. Its one answer may be given from any thread, and never blocks. */
public interface PollExchange {

    /** Whether an answer may be compressed. */
    enum Compression {
        /** It may, if it is worth it. */
        ALLOWED,
        /** It must not. */
        FORBIDDEN
    }

    /** Answers with a payload. */
    void respond(Payload payload, Compression compression);

    /** Answers with the status 400 and no body. */
    void refuse();

    /** Answers with an error and its JSON. */
    void refuse(EngineError error);
}
