package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.ack.AckCollector;
import io.github.socketiojakarta.internal.ack.AnswerStream;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.cluster.AnswerListener;
import io.github.socketiojakarta.internal.cluster.EncodedEvent;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.incoming.JsonArgs;
import io.github.socketiojakarta.internal.outgoing.Broadcast;
import io.github.socketiojakarta.internal.outgoing.EventEncoder;
import io.github.socketiojakarta.internal.recovery.Recovery;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Sends events that are encoded already, for another server or by one, to the sockets of this server. Immutable.
 *
 * @param inMemory chooses the sockets
 * @param events makes packets of the events
 * @param recovery keeps the events
 * @param context the server
 */
record EncodedBroadcasts(
        InMemoryAdapter inMemory, EventEncoder events, Optional<Recovery> recovery, ServerContext context) {

    /**
     * Sends an event.
     *
     * @param offset by what other servers can recover it; without one, this server can by its own
     */
    void send(EncodedEvent encoded, BroadcastOptions options, Optional<String> offset) {
        if (recovery.isPresent() && !options.flags().isVolatile()) {
            String own = offset.orElseGet(recovery.get()::nextOffset);
            Broadcast broadcast = events.broadcastWithOffset(encoded.event(), encoded.array(), options.flags(), own);
            recovery.get().publish(own, broadcast, options, () -> inMemory.chosen(options));
            return;
        }
        Broadcast broadcast = events.broadcast(encoded.event(), encoded.array(), options.flags());
        Delivery.deliver(broadcast, inMemory.receivers(options));
    }

    /** Sends an event to one socket; nothing is kept for it. */
    void sendNow(EncodedEvent encoded, EmitFlags flags, String socketId) {
        Broadcast broadcast = events.broadcast(encoded.event(), encoded.array(), flags);
        Delivery.deliver(broadcast, inMemory.chosen(BroadcastOptions.ALL.to(socketId)));
    }

    /** Sends an event and collects the answers. */
    CompletionStage<BroadcastAcks> ask(EncodedEvent encoded, BroadcastOptions options) {
        long ackId = events.nextAckId();
        Broadcast broadcast = events.broadcastWithAck(encoded.event(), encoded.array(), options.flags(), ackId);
        AckCollector answers = new AckCollector(context, ackId, options.flags().timeout());
        inMemory.chosen(options).forEach(socket -> socket.deliver(broadcast, answers));
        return answers.seal();
    }

    /** Sends an event and tells each answer as it comes. */
    void ask(EncodedEvent encoded, BroadcastOptions options, Duration patience, AnswerListener listener) {
        long ackId = events.nextAckId();
        Broadcast broadcast = events.broadcastWithAck(encoded.event(), encoded.array(), options.flags(), ackId);
        AnswerStream answers = new AnswerStream(ackId, (id, answer) -> listener.answered(id, first(answer)), context);
        int asked = 0;
        for (NamespaceSocket socket : inMemory.chosen(options)) {
            asked += socket.deliver(broadcast, answers) ? 1 : 0;
        }
        listener.asked(asked);
        answers.endAfter(patience);
    }

    private static Optional<EncodedJson> first(Args answer) {
        return answer.size() > 0 && answer instanceof JsonArgs json
                ? Optional.of(new EncodedJson(json.json(0), json.arguments().attachments()))
                : Optional.empty();
    }
}
