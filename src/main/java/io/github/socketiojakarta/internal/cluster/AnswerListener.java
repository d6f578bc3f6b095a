package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.cluster.EncodedJson;
import java.util.Optional;

/** Follows the answers of this server's clients to a broadcast. Called on any thread, which it must not hold. */
public interface AnswerListener {

    /** Says how many clients have been asked; called once. Answers may have come before. */
    void asked(int clients);

    /** Takes the first value of an answer; nothing if it had none. */
    void answered(String socketId, Optional<EncodedJson> answer);
}
