package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastEvent;
import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.EmitFlags;
import io.github.socketiojakarta.EventNotSentException;
import io.github.socketiojakarta.OutgoingListener;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends to the client of one socket, as long as that is there. Thread-safe. */
final class SocketSender {

    private static final System.Logger LOG = System.getLogger(SocketSender.class.getName());

    private final LocalSocket socket;
    private final ClientConnection connection;
    private final ServerContext context;
    private final PendingAcks acks;

    /** Made when somebody follows what is sent, for nobody else may be looked up for each message. */
    private volatile @Nullable ListenerList<OutgoingListener> outgoing;

    SocketSender(LocalSocket socket, ClientConnection connection, ServerContext context, PendingAcks acks) {
        this.socket = socket;
        this.connection = connection;
        this.context = context;
        this.acks = acks;
    }

    void emit(EmitFlags flags, String event, List<@Nullable Object> args) {
        boolean kept = socket.ticket().filter(ticket -> !ticket.isOver()).isPresent();
        if (kept && !socket.isConnecting()) { // while the connection is broken too
            BroadcastOptions own = BroadcastOptions.ALL.to(socket.id()).with(flags);
            socket.namespace().adapter().broadcast(new BroadcastEvent(event, args), own);
            return;
        }
        List<EnginePacket> packets =
                context.packets().event(socket.namespace().name(), OptionalLong.empty(), event, args);
        sending(event, args);
        boolean unused = send(packets, flags, socket.namespace().conflation().key(event, args));
    }

    /** Sends an event and tells when it is gone. */
    CompletionStage<Void> emitAsync(String event, List<@Nullable Object> args) {
        emit(EmitFlags.NONE, event, args);
        SentStage stage = new SentStage(connection.lane());
        if (socket.isLeaving()) {
            stage.lost();
        } else {
            connection.session().whenSent(stage);
        }
        return stage.future();
    }

    CompletionStage<Args> emitWithAck(EmitFlags flags, String event, List<@Nullable Object> args) {
        long ackId = socket.namespace().nextAckId();
        List<EnginePacket> packets =
                context.packets().event(socket.namespace().name(), OptionalLong.of(ackId), event, args);
        Question question = new Question(acks, ackId, connection.lane());
        if (question.begin()) {
            sending(event, args);
            if (!send(packets, flags, Optional.empty())) {
                acks.fail(
                        ackId,
                        new EventNotSentException("The volatile event '" + event
                                + "' could not be sent at once and was dropped, so no acknowledgement can come"));
            }
        }
        flags.timeout().ifPresent(timeout -> question.expireAfter(timeout, context));
        return question.answer();
    }

    /**
     * Sends packets of this socket; from a middleware too, then they reach the client before it is connected.
     *
     * @return false if they were volatile and have been dropped
     */
    private boolean send(List<EnginePacket> packets, EmitFlags flags, Optional<Object> key) {
        return socket.isLeaving() || connection.send(packets, flags, key);
    }

    /** Returns whether what is sent now would be handed to the container at once. */
    boolean isReady() {
        return socket.isConnected() && connection.session().isWritable();
    }

    /** Sends a broadcast; returns false if it was volatile and has been dropped. */
    boolean deliver(Broadcast broadcast) {
        if (!socket.isConnected()) {
            return true;
        }
        sending(broadcast);
        return connection.send(broadcast.packets(), broadcast.flags(), broadcast.key());
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

    /** Queues packets under a lock; returns what is to be run without it. */
    Runnable enqueue(List<EnginePacket> packets) {
        return connection.session().enqueue(packets);
    }

    /** Sends a broadcast and expects an answer. */
    void deliver(Broadcast broadcast, AckCollector answers) {
        if (answers.expect(socket.id(), this) && !deliver(broadcast)) {
            answers.notSent(socket.id(), this);
        }
    }

    /** Returns what the client owes. */
    PendingAcks acks() {
        return acks;
    }

    SerialLane lane() {
        return connection.lane();
    }

    List<EnginePacket> answer(long ackId, @Nullable Object... args) {
        return context.packets().ack(socket.namespace().name(), ackId, args);
    }

    void acknowledge(List<EnginePacket> packets) {
        boolean unused = send(packets, EmitFlags.NONE, Optional.empty());
        connection.departure().paid();
    }
}
