package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a test client knows of one connection to its namespace, from the wish to join until the end. Thread-safe.
 *
 * <pre>
 *   JOINING --connected--&gt; CONNECTED --cut--&gt; GONE
 *      |--refused, cut--&gt; GONE
 * </pre>
 */
final class SocketState {

    private enum Phase {
        JOINING,
        CONNECTED,
        GONE
    }

    private final Map<Long, CompletableFuture<Args>> pending = new ConcurrentHashMap<>();
    private final AtomicLong acks = new AtomicLong();
    private volatile Phase phase = Phase.JOINING;
    private volatile String id = "(not connected)";
    private volatile boolean recovered;
    private volatile Optional<String> privateId = Optional.empty();
    private volatile Optional<String> offset = Optional.empty();
    private volatile Optional<Socket> socket = Optional.empty();
    private volatile Optional<DisconnectReason> reason = Optional.empty();
    private volatile @Nullable ConnectErrorException refusal;

    /** Takes over what a client that comes back says of its session. */
    void resume(SocketState before) {
        privateId = before.privateId;
        offset = before.offset;
    }

    /** Returns the members of the {@code auth} payload that ask for the session from before; empty if there is none. */
    String claim() {
        return privateId
                .map(secret -> "\"pid\":\"" + secret + "\""
                        + offset.map(last -> ",\"offset\":\"" + last + "\"").orElse(""))
                .orElse("");
    }

    void connected(String socketId, Optional<String> secret) {
        recovered = secret.isPresent() && secret.equals(privateId);
        privateId = secret;
        id = socketId;
        phase = Phase.CONNECTED;
    }

    void refused(ConnectErrorException error) {
        refusal = error;
        phase = Phase.GONE;
    }

    void cut() {
        if (phase == Phase.JOINING && refusal == null) {
            refusal = new ConnectErrorException("The server has closed the connection");
        }
        phase = Phase.GONE;
        pending.values()
                .forEach(answer -> answer.completeExceptionally(
                        new IllegalStateException("The client was disconnected before the acknowledgement")));
    }

    void has(Socket known) {
        socket = Optional.of(known);
    }

    void left(DisconnectReason why) {
        reason = Optional.of(why);
    }

    boolean isDecided() {
        return phase != Phase.JOINING;
    }

    void throwRefusal() {
        ConnectErrorException error = refusal;
        if (error != null) {
            throw error;
        }
    }

    boolean isConnected() {
        return phase == Phase.CONNECTED;
    }

    boolean isRecovered() {
        return recovered;
    }

    String id() {
        return id;
    }

    Optional<Socket> socket() {
        return socket;
    }

    Optional<DisconnectReason> reason() {
        return reason;
    }

    /** Notes the offset that an event ends in, if it does: whoever comes back says which one it has seen last. */
    void sawOffset(Args args) {
        int last = args.size() - 1;
        if (privateId.isPresent() && last >= 0 && args.json(last).startsWith("\"")) {
            offset = Optional.of(args.get(last, String.class));
        }
    }

    long nextAck() {
        return acks.getAndIncrement();
    }

    CompletableFuture<Args> expect(long ackId) {
        CompletableFuture<Args> answer = new CompletableFuture<>();
        pending.put(ackId, answer);
        return answer;
    }

    void answered(long ackId, Args args) {
        CompletableFuture<Args> answer = pending.remove(ackId);
        if (answer != null) {
            answer.complete(args);
        }
    }
}
