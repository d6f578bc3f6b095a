package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.EncodedJson;
import java.util.Optional;

/**
 * Passes the answers of this server's clients on to the server that has asked. Immutable.
 *
 * @param outbox sends
 * @param asker the id of that server
 * @param requestId the id of its request
 */
record AnswerSender(Outbox outbox, String asker, String requestId) implements AnswerListener {

    @Override
    public void asked(int clients) {
        outbox.respond(asker, new ClusterMessage.BroadcastClientCount(requestId, clients));
    }

    @Override
    public void answered(String socketId, Optional<EncodedJson> answer) {
        outbox.respond(asker, new ClusterMessage.BroadcastAck(requestId, answer, Optional.of(socketId)));
    }
}
