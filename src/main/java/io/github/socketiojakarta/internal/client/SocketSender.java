package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.EventNotSentException;
import io.github.socketiojakarta.OutgoingListener;
import io.github.socketiojakarta.internal.ack.AckCollector;
import io.github.socketiojakarta.internal.ack.AckReply;
import io.github.socketiojakarta.internal.ack.AnswerStream;
import io.github.socketiojakarta.internal.ack.AskedSocket;
import io.github.socketiojakarta.internal.ack.PendingAcks;
import io.github.socketiojakarta.internal.ack.Question;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.lane.SerialLane;
import io.github.socketiojakarta.internal.listen.ListenerList;
import io.github.socketiojakarta.internal.listen.SocketLogId;
import io.github.socketiojakarta.internal.namespace.LocalNamespace;
import io.github.socketiojakarta.internal.namespace.NamespaceSocket;
import io.github.socketiojakarta.internal.outgoing.Broadcast;
import io.github.socketiojakarta.internal.outgoing.PacketWriter;
import io.github.socketiojakarta.internal.outgoing.SentStage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends to the client of one socket, as long as that is there. Thread-safe. */
final class SocketSender implements AskedSocket, AckReply.Answering {

    private static final System.Logger LOG = System.getLogger(SocketSender.class.getName());

    private final NamespaceSocket socket;
    private final LocalNamespace namespace;
    private final Client client;
    private final PendingAcks acks;

    /** Made when somebody follows what is sent, for nobody else may be looked up for each message. */
    private volatile @Nullable ListenerList<OutgoingListener> outgoing;

    SocketSender(NamespaceSocket socket, LocalNamespace namespace, Client client, PendingAcks acks) {
        this.socket = socket;
        this.namespace = namespace;
        this.client = client;
        this.acks = acks;
    }

    void emit(EmitFlags flags, String event, List<@Nullable Object> args) {
        boolean kept = socket.ticket().filter(ticket -> !ticket.isOver()).isPresent();
        if (kept && !socket.isConnecting()) { // while the connection is broken too
            BroadcastOptions own = BroadcastOptions.ALL
                    .to(socket.id())
                    .with(namespace.cluster().toOneSocket(flags));
            namespace.adapter().broadcast(new BroadcastEvent(event, args), own);
            return;
        }
        List<EnginePacket> packets = namespace.events().event(event, args);
        sending(event, args);
        boolean unused = send(packets, flags, namespace.events().conflationKey(event, args));
    }

    /** Sends an event and tells when it is gone. */
    CompletionStage<Void> emitAsync(String event, List<@Nullable Object> args) {
        emit(EmitFlags.NONE, event, args);
        SentStage stage = new SentStage(client.lane());
        namespace.cluster().afterwards(() -> whenSent(stage));
        return stage.future();
    }

    private void whenSent(SentStage stage) {
        if (socket.isEnding()) {
            stage.lost();
        } else {
            client.session().whenSent(stage);
        }
    }

    CompletionStage<Args> emitWithAck(EmitFlags flags, String event, List<@Nullable Object> args) {
        long ackId = namespace.events().nextAckId();
        List<EnginePacket> packets = namespace.events().eventWithAck(ackId, event, args);
        Question question = new Question(acks, ackId, client.lane());
        if (question.begin()) {
            sending(event, args);
            if (!send(packets, flags, Optional.empty())) {
                acks.fail(
                        ackId,
                        new EventNotSentException("The volatile event '" + event
                                + "' could not be sent at once and was dropped, so no acknowledgement can come"));
            }
        }
        flags.timeout()
                .ifPresent(timeout ->
                        question.expireAfter(timeout, client.context().threads().timer()));
        return question.answer();
    }

    /**
     * Sends packets of this socket; from a middleware too, then they reach the client before it is connected.
     *
     * @return false if they were volatile and have been dropped
     */
    private boolean send(List<EnginePacket> packets, EmitFlags flags, Optional<Object> key) {
        return socket.isEnding() || sendNow(packets, flags, key);
    }

    /** Sends packets, to which those that wait with the same key give way; returns false if they are dropped. */
    private boolean sendNow(List<EnginePacket> packets, EmitFlags flags, Optional<Object> key) {
        List<EnginePacket> flagged = flags.compress() ? packets : PacketWriter.uncompressed(packets);
        if (flags.isVolatile()) {
            return client.session().sendVolatile(flagged);
        }
        if (key.isPresent()) {
            client.session().sendLatest(flagged, key.get());
        } else {
            client.session().send(flagged);
        }
        return true;
    }

    /** Returns whether what is sent now would be handed to the container at once. */
    boolean isReady() {
        return socket.isConnected() && client.session().isWritable();
    }

    /** Sends a broadcast; returns false if it was volatile and has been dropped. */
    boolean deliver(Broadcast broadcast) {
        if (!socket.isConnected()) {
            return true;
        }
        sending(broadcast);
        return sendNow(broadcast.packets(), broadcast.flags(), broadcast.key());
    }

    /** Shows a broadcast to the listeners for what is sent. */
    void sending(Broadcast broadcast) {
        if (outgoing != null) {
            sending(broadcast.event().name(), broadcast.event().args());
        }
    }

    /** Shows an event to the listeners for what is sent. */
    private void sending(String event, List<@Nullable Object> args) {
        ListenerList<OutgoingListener> followers = outgoing;
        if (followers == null) {
            return;
        }
        for (OutgoingListener listener : followers) {
            try {
                listener.onEvent(event, args);
            } catch (Throwable e) { // the edge to application code
                LOG.log(
                        System.Logger.Level.WARNING,
                        SocketLogId.of(socket) + ": a listener of outgoing events failed",
                        e);
            }
        }
    }

    /** Returns the listeners for what is sent. */
    ListenerList<OutgoingListener> outgoing() {
        ListenerList<OutgoingListener> followers = outgoing;
        return followers == null ? createOutgoing() : followers;
    }

    private synchronized ListenerList<OutgoingListener> createOutgoing() {
        ListenerList<OutgoingListener> followers = outgoing;
        if (followers == null) {
            followers = new ListenerList<>();
            outgoing = followers;
        }
        return followers;
    }

    /** Queues packets, which may be done under a lock; returns what is to be run without it. */
    Runnable enqueue(List<EnginePacket> packets) {
        return client.session().enqueue(packets);
    }

    /** Sends a broadcast and passes the answer on; returns whether the client gets the question. */
    boolean deliver(Broadcast broadcast, AnswerStream answers) {
        return answers.ask(socket.id(), this, () -> deliver(broadcast));
    }

    /** Sends a broadcast and expects an answer. */
    void deliver(Broadcast broadcast, AckCollector answers) {
        if (answers.expect(socket.id(), this) && !deliver(broadcast)) {
            answers.notSent(socket.id(), this);
        }
    }

    @Override
    public PendingAcks acks() {
        return acks;
    }

    @Override
    public SerialLane lane() {
        return client.lane();
    }

    @Override
    public List<EnginePacket> answer(long ackId, @Nullable Object... args) {
        return namespace.events().ack(ackId, args);
    }

    @Override
    public void acknowledge(List<EnginePacket> packets) {
        boolean unused = send(packets, EmitFlags.NONE, Optional.empty());
        client.gracefulClose().answerSent();
    }
}
