package io.github.socketiojakarta;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reaches many sockets of one namespace: those of some rooms, or all, without those of other rooms.
 *
 * <p>Immutable: {@code to}, {@code in}, {@code except} and the flags return a new operator and leave this one as it was.
 * A socket in several of the rooms is reached once. An event is encoded once, whatever the number of receivers. All
 * methods may be called from any thread.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface BroadcastOperator {

    /**
     * Returns an operator that reaches the sockets of these rooms too. Every socket is alone in a room named by its
     * {@link Socket#id()}, so an id addresses one socket. With no room named at all, an operator reaches the whole
     * namespace.
     */
    BroadcastOperator to(String... rooms);

    /** Does the same as {@link #to(String...)}; reads better before {@link #fetchSockets}. */
    default BroadcastOperator in(String... rooms) {
        return to(rooms);
    }

    /** Returns an operator that leaves out the sockets that are in any of these rooms. */
    BroadcastOperator except(String... rooms);

    /**
     * Returns an operator whose events are dropped for those clients whose transport cannot take them now, see
     * {@link SocketEmitter#asVolatile()}. Counterpart of {@code io.volatile}.
     */
    BroadcastOperator asVolatile();

    /** Returns an operator with another setting of compression, see {@link SocketEmitter#compress}. */
    BroadcastOperator compress(boolean compress);

    /** Returns an operator that reaches the sockets of this server only. Counterpart of {@code io.local}. */
    BroadcastOperator local();

    /** Returns an operator that waits for answers no longer than that. Counterpart of {@code io.timeout()}. */
    BroadcastOperator timeout(Duration timeout);

    /**
     * Sends an event to the chosen sockets.
     *
     * @param event the name; not one of the reserved names, see {@link Socket#emit}
     * @param args any number of values, see {@link Socket#emit}
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     */
    void emit(String event, @Nullable Object... args);

    /** Sends an event named {@code message}. Counterpart of {@code io.send()}. */
    default void send(@Nullable Object... args) {
        emit("message", args);
    }

    /**
     * Sends an event to the chosen sockets and returns what they answer. Counterpart of {@code io.emitWithAck()}.
     *
     * <p>The stage completes when all have answered, at once if there are none. It fails with
     * {@link IncompleteAcksException}, which holds the answers there are, after the {@link #timeout}, or when those
     * that have not answered have all disconnected. Without a timeout it waits for a client as long as that is connected; in
     * a cluster no longer than 5 s, unless only sockets of this server are asked ({@link #local()}). Clients to which a
     * volatile event is not sent are missing at once.
     *
     * <p>What hangs on the stage belongs to no client; it runs on a thread of the application's executor or of the server.
     * To wait for it inside a listener that runs on the thread which reads a client that is asked would wait for ever;
     * {@code join()} and {@code get()} throw an {@link IllegalStateException} there instead.
     *
     * @param event the name; not one of the reserved names, see {@link Socket#emit}
     * @param args any number of values, see {@link Socket#emit}
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     */
    CompletionStage<BroadcastAcks> emitWithAck(String event, @Nullable Object... args);

    /**
     * Returns the chosen sockets; those of this server are {@link Socket}s. In a cluster the stage fails if a server
     * does not answer within the {@link #timeout}, 5 s by default.
     */
    CompletionStage<List<RemoteSocket>> fetchSockets();

    /** Makes the chosen sockets join rooms; one that would be in too many joins none of them, which is logged. */
    void socketsJoin(String... rooms);

    /** Makes the chosen sockets leave rooms. */
    void socketsLeave(String... rooms);

    /** Disconnects the chosen sockets, see {@link Socket#disconnect()}. */
    void disconnectSockets();

    /** Closes the connections of the chosen sockets, see {@link Socket#closeConnection()}. */
    void closeConnections();
}
