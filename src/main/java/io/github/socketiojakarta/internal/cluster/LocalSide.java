package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.cluster.ClusterMessage.ReleaseSession;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the namespace of this server does for the cluster. Thread-safe. */
public interface LocalSide {

    /** Returns the name of the namespace. */
    String namespace();

    /** Returns the adapter that keeps the rooms of this server's sockets and reaches those only. */
    Adapter inMemory();

    /** Returns whether clients can come back to any server, with what the medium has kept for them. */
    boolean keepsSessions();

    /**
     * Encodes an event, once for all servers and clients.
     *
     * @throws IllegalArgumentException if the application passed what cannot be sent
     */
    EncodedEvent encode(BroadcastEvent event);

    /**
     * Checks the event of another server.
     *
     * @throws io.github.socketiojakarta.parser.PacketException if it is malformed
     */
    ReceivedEvent event(EncodedJson array);

    /**
     * Encodes one value.
     *
     * @throws IllegalArgumentException if it cannot be
     */
    EncodedJson encodeValue(@Nullable Object value);

    /**
     * Returns the first value of an answer as arguments: one, or none.
     *
     * @throws io.github.socketiojakarta.parser.PacketException if it is malformed
     */
    Args answer(Optional<EncodedJson> value);

    /**
     * Sends an event to the chosen sockets of this server.
     *
     * @param offset what the clients get behind the last argument, if the event can be recovered by it
     */
    void broadcast(EncodedEvent event, BroadcastOptions options, Optional<String> offset);

    /** Sends an event to one socket of this server; nothing is kept for it. */
    void sendNow(EncodedEvent event, EmitFlags flags, String socketId);

    /** Sends an event to the chosen sockets of this server and collects their answers; see {@link #whenSettled}. */
    CompletionStage<BroadcastAcks> ask(EncodedEvent event, BroadcastOptions options);

    /** Runs code, which does not wait, when a stage of this side is complete, on the thread that completes it. */
    <T> void whenSettled(CompletionStage<T> own, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> code);

    /**
     * Sends an event to the chosen sockets of this server and tells each answer as it comes.
     *
     * @param patience how long answers are told
     */
    void ask(EncodedEvent event, BroadcastOptions options, Duration patience, AnswerListener answers);

    /** Hands an event to the application's listeners for those of other servers; on its own threads, one after the other. */
    void serverSideEvent(ReceivedEvent event, Ack ack);

    /** Notes that all before a place in the medium has been dealt with here. */
    void reached(String place);

    /**
     * Ends the connection of a client that is back at another server; completed with whether that can have the session now.
     *
     * @throws RuntimeException if the message is malformed
     */
    CompletionStage<Boolean> release(ReleaseSession message);

    /** Returns a new stage for the application: what hangs on it runs on the application's threads. */
    <T> CompletableFuture<T> stage();

    /**
     * Does the same for what is not complete without a stage that {@link #ask(EncodedEvent, BroadcastOptions)} has returned:
     * whoever keeps the clients of this server from answering must not wait for it either.
     */
    <T> CompletableFuture<T> stage(CompletionStage<?> own);

    /** Completes such stages on a thread that nobody holds. */
    void complete(Runnable completion);
}
